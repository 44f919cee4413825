import pluralize from "pluralize";

// What the library gets wrong among things that shops sell.
pluralize.addIrregularRule("lens", "lenses");
pluralize.addIrregularRule("canvas", "canvases");
for (const word of ["chaos", "christmas", "gps", "clothes", "cm", "mm", "kg"])
  pluralize.addUncountableRule(word);

const SHORTEST = 3;
const isEnglish = (word: string) => word.length >= SHORTEST && /^[a-z]+$/.test(word);

const MAX_FOLDED = 50_000;
const folded = new Map<string, string>();

/** What a word and its plural have in common: knife and knives, beanie and beanies. For comparing, not for showing. */
export function fold(word: string): string {
  if (!isEnglish(word)) return word;
  let known = folded.get(word);
  if (known === undefined) {
    known = pluralize.singular(word).replace(/ie$/, "y");
    if (folded.size >= MAX_FOLDED) folded.clear();
    folded.set(word, known);
  }
  return known;
}

/** A word with its singular and plural: the database stems each of them, and some plurals share no stem. */
export function formsOf(word: string): string[] {
  if (!isEnglish(word)) return [word];
  const single = pluralize.singular(word);
  return [...new Set([word, single, pluralize.plural(single)])];
}
