import { decimalsOf } from "@/lib/platform/money";

/** An amount as a form shows it: `2.55`. */
export function toAmountText(amount: number | null, currency: string): string {
  return amount === null ? "" : (amount / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency));
}

/** Attributes as such lines. What is no plain value is left out: it stays as it is. */
export function toAttributeLines(attributes: Readonly<Record<string, unknown>>): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) =>
      [value]
        .flat()
        .filter((one) => ["string", "number", "boolean"].includes(typeof one))
        .map((one) => `${name}: ${String(one)}`),
    )
    .join("\n");
}
