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

/** What ends a cell in a table; and in JSON, where a number stands without quotes. */
const CELL_ENDS = [/[",;\t|]+/, /[",;\t|:{}[\]\s]+/];

/** A text as it stands in a line: as it is, in quotes of a CSV, in JSON. */
const writtenAs = (text: string) => [text, text.replaceAll('"', '""'), JSON.stringify(text).slice(1, -1)];

const unescaped = (line: string) =>
  line.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Whether a line of a file names any secret: an id or e-mail wherever it stands, another system's id as a cell of its own. */
export function createLineFinder({ anywhere, whole }: Secrets): (line: string) => boolean {
  const lower = (texts: readonly string[]) => texts.map((text) => text.toLowerCase());
  const cells = new Set(lower(whole));
  // One that holds what ends a cell is never found as one.
  const split = [...cells].filter((one) => /[",;\t|\\]/.test(one));
  const parts = [...lower(anywhere), ...split.flatMap(writtenAs)];
  return (line) => {
    const text = (line.includes("\\u") ? `${line} ${unescaped(line)}` : line).toLowerCase();
    if (parts.some((one) => text.includes(one))) return true;
    return cells.size > 0 && CELL_ENDS.some((end) => text.split(end).some((cell) => cells.has(cell.trim())));
  };
}
