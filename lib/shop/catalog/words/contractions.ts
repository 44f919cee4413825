import { fold } from "./fold";
import { SLIP, spellingDistance } from "./spelling";

/** A word that is shortened or misspelt in a catalog is rare beside the word it stands for. */
const RARE = 8;
const TIMES_RARER = 6;
const SHORTEST_BEGINNING = 4;
const SHORTEST_REST = 3;
const SHORTEST_SKELETON = 3;
/** `braclet` beside seventy bracelets: rarer still, and longer, as short words are soon other words. */
const RAREST_SLIP = 2;
const TIMES_RARER_SLIP = 8;
const SHORTEST_SLIP = 6;
/** `quilt` does not stand for `quilted`. */
const INFLECTIONS = new Set("s es d ed ing r er y ie ies ly n en al".split(" "));

const isPlain = (word: string) => /^[a-z]+$/.test(word);
const consonantsOf = (word: string) => word.charAt(0) + word.slice(1).replace(/[aeiou]/g, "");

/** A word without one of its letters, in every way. */
function* withoutOne(word: string): Generator<string> {
  for (let at = 1; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
}

function addTo(lists: Map<string, string[]>, key: string, word: string): void {
  const known = lists.get(key);
  if (known) known.push(word);
  else lists.set(key, [word]);
}

/** The first place in a sorted row that is not before `word`. */
function placeOf(word: string, sorted: readonly string[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which words of a catalog are other writings of which. */
class Contractions {
  readonly #sorted: string[];
  readonly #skeletons = new Map<string, string[]>();
  readonly #near = new Map<string, string[]>();

  constructor(private readonly counts: ReadonlyMap<string, number>) {
    const common = [...counts].filter(([word, count]) => isPlain(word) && count >= TIMES_RARER);
    this.#sorted = common.map(([word]) => word).sort();
    for (const word of this.#sorted) addTo(this.#skeletons, consonantsOf(word), word);
    for (const [word, count] of common) {
      if (count < TIMES_RARER_SLIP || word.length < SHORTEST_SLIP - 1) continue;
      for (const key of [word, ...withoutOne(word)]) addTo(this.#near, key, word);
    }
  }

  #countOf(word: string): number {
    return this.counts.get(word) ?? 0;
  }

  /** `neckl` of necklaces, but not `note` of notebooks: `book` is a word. */
  *#begunBy(short: string): Generator<string> {
    for (let at = placeOf(short, this.#sorted); at < this.#sorted.length; at++) {
      const word = this.#sorted[at] ?? "";
      if (!word.startsWith(short)) return;
      const rest = word.slice(short.length);
      const isWord = rest.length >= SHORTEST_REST && this.counts.has(rest);
      if (rest !== "" && !INFLECTIONS.has(rest) && !isWord) yield word;
    }
  }

  /** `b'fly`, written `bfly`, of butterflies: the first letter and the end. */
  *#endedBy(short: string): Generator<string> {
    for (let at = placeOf(short.charAt(0), this.#sorted); at < this.#sorted.length; at++) {
      const word = this.#sorted[at] ?? "";
      if (!word.startsWith(short.charAt(0))) return;
      if (word.length > short.length && word.endsWith(short.slice(1))) yield word;
    }
  }

  /** One letter too many or too few, or two that changed places; another letter makes another word, as in `pendant`. */
  *#misspeltBy(wrong: string): Generator<string> {
    for (const key of [wrong, ...withoutOne(wrong)]) {
      for (const word of this.#near.get(key) ?? []) {
        const distance = spellingDistance(wrong, word, SLIP);
        if (distance < SLIP || (distance === SLIP && wrong.length !== word.length)) yield word;
      }
    }
  }

  /** The common words a rare one stands for. */
  of(word: string, isCut: boolean): string[] {
    const count = this.#countOf(word);
    const found: string[] = [];
    if (count <= RARE) {
      const times = (other: string) => this.#countOf(other) >= TIMES_RARER * count;
      if (isCut) found.push(...this.#endedBy(word));
      if (word.length >= SHORTEST_BEGINNING) found.push(...[...this.#begunBy(word)].filter(times));
      if (word.length >= SHORTEST_SKELETON && consonantsOf(word) === word) {
        found.push(...(this.#skeletons.get(word) ?? []).filter(times));
      }
    }
    if (count <= RAREST_SLIP && word.length >= SHORTEST_SLIP) {
      const times = (other: string) => this.#countOf(other) >= TIMES_RARER_SLIP * count;
      found.push(...[...this.#misspeltBy(word)].filter(times));
    }
    return [...new Set(found)].filter((other) => fold(other) !== fold(word));
  }
}

/**
 * Which words of a catalog stand for which others: what its names cut short (`NECKL`, `TURQ`), contract (`B'FLY`, `HLDR`) or
 * misspell (`BRACLET`). Told by the catalog itself: such a word is rare beside the one it stands for. Both ways, by the
 * folded word.
 *
 * @param counts words with how many products have them
 * @param cut words that were written with an apostrophe after the first letter
 */
export function findContractions(
  counts: ReadonlyMap<string, number>,
  cut: ReadonlySet<string>,
): Map<string, string[]> {
  const contractions = new Contractions(counts);
  const found = new Map<string, string[]>();
  const add = (word: string, other: string) => {
    const known = found.get(fold(word)) ?? [];
    if (!known.includes(other)) found.set(fold(word), [...known, other]);
  };
  for (const [word, count] of counts) {
    if (count > RARE || !isPlain(word)) continue;
    for (const whole of contractions.of(word, cut.has(word))) {
      add(word, whole);
      add(whole, word);
    }
  }
  return found;
}
