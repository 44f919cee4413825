/** An amount in integer minor units (pence, cents; yen have none) of an ISO 4217 currency. */
export interface Money {
  amount: number;
  currency: string;
}

const fractionDigits = new Map<string, number>();

/** How many decimals a currency has (ISO 4217): 2 for GBP, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  let digits = fractionDigits.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2;
    fractionDigits.set(currency, digits);
  }
  return digits;
}

/** `{ amount: 255, currency: "GBP" }` → `£2.55`. */
export function formatMoney({ amount, currency }: Money, locale = "en-GB"): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(
    amount / 10 ** decimalsOf(currency),
  );
}

/**
 * A decimal written with a point (`2.55`) as minor units, rounded half away from zero.
 * Returns null for anything else: `12,50` is ambiguous, so it is refused, not guessed.
 */
export function parseMoney(text: string, currency: string): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,10}))?$/.exec(text.trim());
  if (!match) return null;
  const digits = decimalsOf(currency);
  const fraction = (match[3] ?? "").padEnd(digits + 1, "0");
  const kept = Number(`${match[2]}${fraction.slice(0, digits)}`);
  const amount = kept + (Number(fraction[digits]) >= 5 ? 1 : 0);
  return match[1] && amount !== 0 ? -amount : amount;
}
