import pluralize from "pluralize";

// What the library gets wrong among things that shops sell.
pluralize.addIrregularRule("lens", "lenses");
pluralize.addIrregularRule("canvas", "canvases");
for (const word of ["chaos", "christmas", "gps", "clothes", "cm", "mm", "kg"])
  pluralize.addUncountableRule(word);

const SHORTEST = 3;
const isEnglish = (word: string) => word.length >= SHORTEST && /^[a-z]+$/.test(word);

/** `womens` as names in capitals write `women's`. */
function withoutPossessive(word: string): string {
  const owner = word.slice(0, -1);
  return word.endsWith("s") && !owner.endsWith("s") && pluralize.isPlural(owner) ? owner : word;
}

const MAX_FOLDED = 50_000;
const folded = new Map<string, string>();

/** What a word and its plural have in common: knife and knives, beanie and beanies. For comparing, not for showing. */
export function fold(word: string): string {
  if (!isEnglish(word)) return word;
  let known = folded.get(word);
  if (known === undefined) {
    // What comes in pairs alone, too: `scissors` and a `scissor` are one thing.
    known = pluralize
      .singular(withoutPossessive(word))
      .replace(/ie$/, "y")
      .replace(/(?<=r)s$/, "");
    if (folded.size >= MAX_FOLDED) folded.clear();
    folded.set(word, known);
  }
  return known;
}

/** Plurals that an English stemmer sees through; `buses` and `lenses` it does not. */
function isRegular(single: string, plural: string): boolean {
  if (/[^s]s$/.test(single)) return false;
  return [`${single}s`, `${single}es`, single.replace(/y$/, "ies")].includes(plural);
}

/** A word with its singular and plural where these have another stem: knife and knives, but lamp alone. */
export function formsOf(word: string): string[] {
  if (!isEnglish(word)) return [word];
  const single = pluralize.singular(withoutPossessive(word));
  const plural = pluralize.plural(single);
  return isRegular(single, plural) ? [word] : [...new Set([word, single, plural])];
}
