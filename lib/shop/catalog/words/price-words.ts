import { decimalsOf } from "@/lib/platform/money";

/** What a query says of the price, and the rest of it. Minor units, inclusive. */
export interface PriceWords {
  rest: string;
  minPrice: number | null;
  maxPrice: number | null;
  cheapest: boolean;
}

const AMOUNT = String.raw`[£$€]?\s*(\d{1,7}(?:[.,]\d{1,2})?)`;
/** What stands behind an amount of money; a number before anything else is a size. */
const CURRENCY = String.raw`\s*(?:[£$€]|(?:pounds?|quid|gbp|euros?|eur|dollars?|usd)\b)?(?![\w.,]|\s*(?:cm|mm|m|km|l|ml|kg|g|w|inch|inches|in|litres?|liters?|pieces?|pack)\b)`;
const BETWEEN = new RegExp(
  String.raw`\b(?:between|from)\s+${AMOUNT}${CURRENCY}\s*(?:and|to|-|–)\s*${AMOUNT}${CURRENCY}`,
  "iu",
);
const UP_TO = new RegExp(
  String.raw`\b(?:under|below|less than|cheaper than|up to|at most|no more than|max(?:imum)?)\s+${AMOUNT}${CURRENCY}`,
  "iu",
);
const AT_LEAST = new RegExp(
  String.raw`\b(?:over|above|more than|at least|min(?:imum)?)\s+${AMOUNT}${CURRENCY}`,
  "iu",
);
const CHEAP = /\b(?:cheap|cheapest|inexpensive|affordable|low[- ]cost)\b/iu;

function toMinorUnits(amount: string | undefined, currency: string): number | null {
  return amount === undefined
    ? null
    : Math.round(Number(amount.replace(",", ".")) * 10 ** decimalsOf(currency));
}

/** `mug under £10` → mugs up to 1000 pence; `cheap mugs` → mugs, the cheapest first. */
export function readPriceWords(query: string, currency: string): PriceWords {
  const range = BETWEEN.exec(query);
  const upTo = range ? null : UP_TO.exec(query);
  const atLeast = range ? null : AT_LEAST.exec(query);
  const rest = [range?.[0], upTo?.[0], atLeast?.[0]].reduce<string>(
    (text, found) => (found === undefined ? text : text.replace(found, " ")),
    query,
  );
  return {
    rest: rest.replace(CHEAP, " "),
    minPrice: toMinorUnits(range?.[1] ?? atLeast?.[1], currency),
    maxPrice: toMinorUnits(range?.[2] ?? upTo?.[1], currency),
    cheapest: CHEAP.test(query),
  };
}
