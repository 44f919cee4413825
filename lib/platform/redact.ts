/** What stands where something was taken out. */
export const ERASED = "erased";

/** What is to be taken out of texts. */
export interface Secrets {
  /** Wherever they stand: ids and e-mail addresses, which are nothing else. */
  anywhere: readonly string[];
  /** Only where they are a whole text: a customer number may be part of any other number. */
  whole: readonly string[];
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** An address is not found within a longer one. */
const toPattern = (secret: string) => String.raw`(?<![\w.+-])${escape(secret)}(?![\w-])`;

/** Takes secrets out of a value as JSON has them: of texts in lists and objects too, and of the names of fields. */
export function createRedactor({ anywhere, whole }: Secrets): (value: unknown) => unknown {
  const pattern = anywhere.length > 0 ? new RegExp(anywhere.map(toPattern).join("|"), "gi") : null;
  const wholes = new Set(whole);
  const redactText = (text: string) => {
    if (wholes.has(text)) return ERASED;
    return pattern ? text.replace(pattern, ERASED) : text;
  };
  const redact = (value: unknown): unknown => {
    if (typeof value === "string") return redactText(value);
    if (Array.isArray(value)) return value.map(redact);
    if (typeof value !== "object" || value === null || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [redactText(name), redact(one)]));
  };
  return redact;
}

/** Patterns for SQL's `ilike any`: which rows may hold any of them at all. */
export function toLikePatterns({ anywhere, whole }: Secrets): string[] {
  return [...anywhere, ...whole].map((secret) => `%${secret.replace(/[\\%_]/g, String.raw`\$&`)}%`);
}
