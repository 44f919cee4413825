/**
 * What a change costs: letters that changed places and doubled ones are slips; another beginning hardly is one, and least of
 * all another first letter (`fox` is no `box`).
 */
const SWAP = 0.7;
const DOUBLED = 0.6;
const BEGINNING = 0.4;
const FIRST = 0.5;

/**
 * How far two words are apart: insertions, deletions, replacements and swaps of neighbours (restricted
 * Damerau–Levenshtein, weighted); Infinity when that is more than `most`.
 */
export function spellingDistance(typed: string, word: string, most: number): number {
  if (Math.abs(typed.length - word.length) > most / DOUBLED) return Infinity;
  let before: number[] = [];
  let above = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= word.length; j++) {
      const [a, b] = [typed[i - 1], word[j - 1]];
      const [lastA, lastB] = [typed[i - 2], word[j - 2]];
      let cost = Math.min(
        (above[j] ?? 0) + (a === lastA ? DOUBLED : 1),
        (row[j - 1] ?? 0) + (b === lastB ? DOUBLED : 1),
        (above[j - 1] ?? 0) + (a === b ? 0 : 1),
      );
      if (a === lastB && b === lastA && a !== b) cost = Math.min(cost, (before[j - 2] ?? 0) + SWAP);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most + 1) return Infinity;
    [before, above] = [above, row];
  }
  const first = typed.length === word.length ? FIRST : BEGINNING;
  const distance = (above[word.length] ?? Infinity) + (typed[0] === word[0] ? 0 : first);
  return distance <= most ? distance : Infinity;
}

/** One slip. */
export const SLIP = 1;

/** How much of a word may be wrong: nothing but a swap in three letters, two slips in seven. */
function toleranceOf(length: number): number {
  if (length < 3) return 0;
  if (length === 3) return SWAP;
  return length < 7 ? 1.4 : 2.1;
}

const SIMILAR = 0.35;
const MAX_CANDIDATES = 3;
const MORE_COMMON = 12;

/**
 * The known words a misspelt one may be meant to be, nearest first; of equally near ones the more common. Words with digits
 * are codes and sizes, where one digit is another thing.
 *
 * @param known words with how common they are
 * @param limit how far they may be apart at most
 */
export function nearWords(
  typed: string,
  known: Iterable<readonly [string, number]>,
  limit = Infinity,
): string[] {
  if (/\d/.test(typed)) return [];
  const most = Math.min(toleranceOf(typed.length), limit);
  const found: { word: string; distance: number; count: number }[] = [];
  for (const [word, count] of known) {
    if (Math.abs(word.length - typed.length) > 3 || word.length < 3) continue;
    const distance = spellingDistance(typed, word, most);
    if (distance <= most) found.push({ word, distance, count });
  }
  found.sort((a, b) => a.distance - b.distance || b.count - a.count);
  const nearest = found[0]?.distance ?? 0;
  const similar = found.filter(({ distance }) => distance <= nearest + SIMILAR);
  // What a shop misspells itself is rather meant to be what it writes everywhere else.
  const usual = similar.find(({ count }) => count >= MORE_COMMON * Math.max(1, similar[0]?.count ?? 0));
  const ordered = usual ? [usual, ...similar.filter((one) => one !== usual)] : similar;
  return ordered.slice(0, MAX_CANDIDATES).map(({ word }) => word);
}
