import { decimalsOf, type Money, parseMoney } from "./money";

/** What stands between the whole and its fraction; null: not known. */
export type DecimalMark = "." | "," | null;

/** Currencies a sign may stand for, the most usual first. ISO codes need no entry. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS", "TWD"],
  US$: ["USD"],
  $US: ["USD"],
  $CA: ["CAD"],
  "£GB": ["GBP"],
  C$: ["CAD"],
  CA$: ["CAD"],
  A$: ["AUD"],
  AU$: ["AUD"],
  NZ$: ["NZD"],
  HK$: ["HKD"],
  S$: ["SGD"],
  MX$: ["MXN"],
  NT$: ["TWD"],
  R$: ["BRL"],
  "€": ["EUR"],
  EURO: ["EUR"],
  "£": ["GBP", "EGP"],
  "¥": ["JPY", "CNY"],
  "JP¥": ["JPY"],
  "CN¥": ["CNY"],
  円: ["JPY"],
  元: ["CNY"],
  RMB: ["CNY"],
  "₹": ["INR"],
  RS: ["INR", "PKR"],
  KR: ["SEK", "NOK", "DKK", "ISK"],
  ZŁ: ["PLN"],
  KČ: ["CZK"],
  FT: ["HUF"],
  FR: ["CHF"],
  SFR: ["CHF"],
  "₺": ["TRY"],
  TL: ["TRY"],
  "₽": ["RUB"],
  РУБ: ["RUB"],
  "₩": ["KRW"],
  "₪": ["ILS"],
  "฿": ["THB"],
  "₫": ["VND"],
  "₴": ["UAH"],
  "₱": ["PHP"],
  "₦": ["NGN"],
  LEI: ["RON"],
  R: ["ZAR"],
  RM: ["MYR"],
};

const codes = new Set(Intl.supportedValuesOf("currency"));

/** An ISO 4217 code in any case (`usd`), or null. */
export function readCurrency(text: string): string | null {
  const code = text.trim().toUpperCase();
  return codes.has(code) ? code : null;
}

/** The currencies a word beside an amount may stand for; null when it is no currency. */
function currenciesOf(word: string): readonly string[] | null {
  const key = word.toUpperCase().replace(/\.$/, "");
  const sign = Object.hasOwn(SIGNS, key) ? SIGNS[key] : undefined;
  const code = readCurrency(key);
  return sign ?? (code === null ? null : [code]);
}

/** Compatibility forms (１２, no-break spaces), dashes, and the digits of Arabic and Devanagari as plain ones. */
function toPlain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) =>
      String(((digit.codePointAt(0) ?? 0) - (digit >= "\u0966" ? 6 : 0)) % 16),
    )
    .trim();
}

const GROUPED = /^\d{1,3}(?:[ '’]\d{3})+(?=[.,]|$)/;

/** Which mark parts the fraction of a number, as far as the number alone tells. */
export function tellDecimalMark(text: string): DecimalMark {
  const [number = ""] = /\d[\d.,]*/.exec(toPlain(text).replace(/(\d)[ '’](?=\d{3})/g, "$1")) ?? [];
  const dots = number.split(".").length - 1;
  const commas = number.split(",").length - 1;
  if (dots > 0 && commas > 0) return number.lastIndexOf(".") > number.lastIndexOf(",") ? "." : ",";
  if (dots > 1) return ",";
  if (commas > 1) return ".";
  const fraction = /[.,](\d*)$/.exec(number)?.[1] ?? "";
  if (fraction === "" || fraction.length === 3) return null;
  return dots === 1 ? "." : ",";
}

/** Thousands in groups: of three, or as in India of two and a last one of three. */
const isGrouped = (whole: string, mark: "." | ",") =>
  (mark === "," ? /^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}$/ : /^[1-9]\d{0,2}(?:\.\d{3})+$/).test(whole);

/** `1.129,00` → `1129.00`; null when it cannot be told what is meant. */
function toDecimal(written: string, mark: DecimalMark, decimals: number): string | null {
  const number = GROUPED.test(written) ? written.replace(/[ '’]/g, "") : written;
  if (/[^\d.,]/.test(number)) return null;
  if (/^\d+$/.test(number)) return number;
  const own = tellDecimalMark(number);
  // `1,129`: one mark with three digits behind it.
  const single = own === null && /^[1-9]\d{0,2}[.,]\d{3}$/.test(number);
  const decimal = single ? decideSingle(number.includes(",") ? "," : ".", mark, decimals) : (own ?? mark);
  if (decimal === undefined) return null;
  const thousands = decimal === "," ? "." : ",";
  const at = number.lastIndexOf(decimal ?? (number.includes(",") ? "," : "."));
  const whole = at === -1 ? number : number.slice(0, at);
  const fraction = at === -1 ? "" : number.slice(at + 1);
  if (!/^\d*$/.test(whole) && !isGrouped(whole, thousands)) return null;
  if (!/^\d*$/.test(fraction) || (whole === "" && fraction === "")) return null;
  return `${whole.replace(/[.,]/g, "") || "0"}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The decimal mark of a number like `1,129`; undefined when nobody can tell. */
function decideSingle(
  written: "." | ",",
  mark: DecimalMark,
  decimals: number,
): Exclude<DecimalMark, null> | undefined {
  if (mark !== null) return mark;
  if (written === ",") return decimals === 3 ? undefined : ".";
  return decimals === 0 ? undefined : ".";
}

const AMOUNT =
  /^((?:[^\d.,'’\s-]+\.?)?)\s*(-?)\s*((?:[^\d.,'’\s-]+\.?)?)\s*([\d.,'’ ]*\d)([.,]?-{1,2}|[.,])?\s*([^\d\s]*)$/;

/**
 * An amount as people write it: `$12.50`, `12,50 €`, `1.129,00`, `1'129.-`, `.99`. `currency` is what it is in unless it says so
 * itself; of a sign that several currencies share (`$`) it is the one meant when it is among them. `mark` settles what the
 * number leaves open (`1.129`). null when it is no amount, or nobody could tell which; negative amounts are read as such.
 */
export function readAmount(text: string, currency: string, mark: DecimalMark = null): Money | null {
  const match = AMOUNT.exec(toPlain(text));
  if (!match) return null;
  const [, before = "", minus = "", between = "", number = "", , after = ""] = match;
  let possible: readonly string[] | null = null;
  for (const word of [before, between, after]) {
    if (word === "") continue;
    const meant = currenciesOf(word);
    if (meant === null) return null;
    const both: readonly string[] = possible?.filter((one) => meant.includes(one)) ?? meant;
    if (both.length === 0) return null;
    possible = both;
  }
  const own = possible === null || possible.includes(currency) ? currency : (possible[0] ?? currency);
  const decimal = toDecimal(number, mark, decimalsOf(own));
  const amount = decimal === null ? null : parseMoney(`${minus}${decimal}`, own);
  return amount === null ? null : { amount, currency: own };
}
