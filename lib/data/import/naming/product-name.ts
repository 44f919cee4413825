const SMALL = new Set([
  "a",
  "an",
  "and",
  "at",
  "by",
  "for",
  "from",
  "in",
  "of",
  "on",
  "or",
  "the",
  "to",
  "with",
]);
const ACRONYMS = new Set([
  "A4",
  "A5",
  "A6",
  "CD",
  "DIY",
  "DVD",
  "LED",
  "OK",
  "PC",
  "TV",
  "UK",
  "USB",
  "XL",
  "XXL",
]);
const UNIT = /^(\d+(?:[.,]\d+)?)(CM|MM|M|G|KG|ML|CL|L|W|V|PCS?|PKS?)$/;
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  W: "with",
  "W/": "with",
  "+": "and",
  ASSTD: "Assorted",
  ASST: "Assorted",
  XMAS: "Christmas",
  CHRISTMAS: "Christmas",
};

function capitalise(part: string): string {
  if (ACRONYMS.has(part)) return part;
  if (UNIT.test(part)) return part.toLowerCase();
  return part.charAt(0) + part.slice(1).toLowerCase();
}

function isShouted(word: string): boolean {
  return /[A-Z]/.test(word) && !/[a-z]/.test(word);
}

function writeWord(word: string, first: boolean): string {
  const spelled = ABBREVIATIONS[word];
  if (spelled !== undefined && !(first && spelled === "with")) return spelled;
  if (!isShouted(word)) return word;
  const lower = word.toLowerCase();
  if (SMALL.has(lower) && !first) return lower;
  // T-LIGHT, PINK/BLUE, (SET: capitals follow each mark, but not an apostrophe.
  return word.replace(/[A-Z0-9.'’]+/g, (part) => capitalise(part));
}

/**
 * A name as a shop would print it: `WHITE HANGING HEART T-LIGHT HOLDER` → `White Hanging Heart T-Light Holder`. Words
 * that are not all capitals stay as they are.
 */
export function toProductName(description: string): string {
  const words = description
    .replace(/^[\s*.,]+|[\s*.,]+$/g, "")
    .replace(/\s*,\s*/g, ", ")
    .split(/\s+/);
  return words.map((word, i) => writeWord(word, i === 0)).join(" ");
}
