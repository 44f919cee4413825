import type { Phrase } from "./thesaurus";

/** Units as shops write them behind a number, each with the words it is read from. */
const UNITS = `
  mm: millimetre, millimeter
  cm: centimetre, centimeter, cms
  m: metre, meter
  km: kilometre, kilometer
  g: gram, gramme, gm, gr
  kg: kilogram, kilo, kilogramme
  ml: millilitre, milliliter
  cl: centilitre, centiliter
  l: litre, liter, ltr
  w: watt
  v: volt
  in: inch, inche
  ft: foot, feet
  oz: ounce
  lb: pound
  pc: piece, pce, pcs
  pk: pack
  gb: gigabyte
  tb: terabyte`;

const lines = UNITS.trim().split(/\s*\n\s*/);
const UNIT_OF = new Map(
  lines.flatMap((line) => {
    const [unit = "", words = ""] = line.split(": ");
    return [unit, ...words.split(", ")].map((word): [string, string] => [word, unit]);
  }),
);

function toUnit(word: string): string | undefined {
  return UNIT_OF.get(word) ?? UNIT_OF.get(word.replace(/s$/, ""));
}

/** `60`, and `40x40` before the unit of both. */
const AMOUNT = /^\d+(?:x\d+)*$/;

/** Whether a number stands before its unit: `60 cm`, but not `60 cups`. */
export function isMeasure([amount = "", unit = "", ...more]: Phrase): boolean {
  return more.length === 0 && AMOUNT.test(amount) && toUnit(unit) !== undefined;
}

/** `60cm` taken apart; null where no unit stands behind the number. */
export function splitMeasure(word: string): [string, string] | null {
  const [, amount = "", unit = ""] = /^(\d+(?:x\d+)*)([a-z]+)$/.exec(word) ?? [];
  return amount !== "" && toUnit(unit) !== undefined ? [amount, unit] : null;
}

/** The ways shops write a measure: `60 centimetres` is `60cm` and `60 cm`, and of something square `60x60cm`. */
export function writeMeasure([amount = "", word = ""]: Phrase): string[][] {
  const unit = toUnit(word) ?? word;
  const square = amount.includes("x") ? [] : [[`${amount}x${amount}${unit}`]];
  return [[amount + unit], [amount, unit], ...square];
}
