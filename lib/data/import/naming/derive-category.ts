import { SHELF_OF_NOUN, type Shelf } from "./departments";

/** Shelves smaller than this are folded into their department's last shelf: nobody browses a shelf of two. */
const SMALLEST_SHELF = 4;
/** A head word the table does not know gets a shelf of its own from this many products on. */
const SMALLEST_NEW_SHELF = 8;
/** The department of what fits no other. */
export const ELSEWHERE = "More to Discover";
/** Last words of names that do not say what the thing is. */
const NO_THING = new Set(
  "ASSORTED BLACK BLUE BROWN COLOUR CREAM DESIGN FONT GARDEN GOLD GREEN IVORY LARGE MEDIUM MINI ORANGE PINK PURPLE RED ROUND SET SILVER SIZE SMALL STYLE WHITE YELLOW".split(
    " ",
  ),
);

/** What follows these says of what, for whom or with what, not what it is. */
const TAIL = /\s(?:with|w|in|for|from|by|on|to|that|which)\s.*$/i;
/** "Set of 6 cups", "Box of matches", "Pack of 12 tissues" are cups, matches, tissues. */
const COLLECTIVE = /^(?:set|box|pack|pair|pk|s)\s?(?:of|\/)\s?\d*\s?/i;

function toWords(text: string): string[] {
  return text.toUpperCase().match(/[A-Z][A-Z'’-]*/g) ?? [];
}

function toSingular(word: string): string {
  if (/(?:SS|US|IS)$/.test(word) || word.length < 4) return word;
  if (word.endsWith("IES")) return `${word.slice(0, -3)}Y`;
  if (/(?:CH|SH|X|SS)ES$/.test(word)) return word.slice(0, -2);
  return word.endsWith("S") ? word.slice(0, -1) : word;
}

function lookUp(word: string): Shelf | undefined {
  return SHELF_OF_NOUN.get(word) ?? SHELF_OF_NOUN.get(toSingular(word));
}

/** Longest compound of the table: `HOT-WATER-BOTTLE`. */
const LONGEST_COMPOUND = 3;

/** The rightmost noun of the table in a phrase: English puts the thing last. Compounds (`CAKE CASES`) come first. */
function findShelf(words: readonly string[]): Shelf | undefined {
  for (let end = words.length; end > 0; end--) {
    for (let length = Math.min(LONGEST_COMPOUND, end); length > 0; length--) {
      const found = lookUp(words.slice(end - length, end).join("-"));
      if (found) return found;
    }
    const last = lookUp(words[end - 1]?.split("-").at(-1) ?? "");
    if (last) return last;
  }
  return undefined;
}

function toTitle(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

function toPlural(word: string): string {
  return /(?:S|X|CH|SH)$/.test(word)
    ? word
    : /[^AEIOU]Y$/.test(word)
      ? `${word.slice(0, -1)}IES`
      : `${word}S`;
}

interface Guess {
  shelf: Shelf | undefined;
  /** The last word of the phrase, for names without a noun of the table. */
  head: string;
}

function guess(name: string): Guess {
  const whole = name.replace(COLLECTIVE, "");
  const phrase = toWords(whole.replace(TAIL, ""));
  const all = toWords(whole);
  const christmas = /\b(?:christmas|xmas|advent)\b/i.test(name);
  const shelf = findShelf(phrase) ?? findShelf(all);
  const seasonal =
    christmas && (!shelf || shelf.department === "Home Decor" || shelf.department === "Christmas");
  const decorations = { department: "Christmas", shelf: "Christmas Decorations" };
  return { shelf: seasonal ? decorations : shelf, head: toSingular(phrase.at(-1) ?? "") };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/**
 * Categories for products that come without: two levels, department and shelf, told from the noun that names the thing
 * (naming/departments.ts). Head words outside the table that at least eight products share get a shelf of their own
 * under "More to Discover". Returns, for each name, the names from the root.
 */
export function deriveCategories(names: readonly string[]): string[][] {
  const guesses = names.map(guess);
  const heads = countBy(
    guesses.filter(({ shelf }) => !shelf),
    ({ head }) => head,
  );
  const placed = guesses.map(({ shelf, head }): Shelf => {
    if (shelf) return shelf;
    const common = head.length > 2 && !NO_THING.has(head) && (heads.get(head) ?? 0) >= SMALLEST_NEW_SHELF;
    return { department: ELSEWHERE, shelf: common ? toTitle(toPlural(head)) : "Unusual Finds" };
  });
  const sizes = countBy(placed, ({ department, shelf }) => `${department}\n${shelf}`);
  return placed.map(({ department, shelf }) => {
    const large = (sizes.get(`${department}\n${shelf}`) ?? 0) >= SMALLEST_SHELF;
    return [department, large || department === ELSEWHERE ? shelf : `More ${department}`];
  });
}
