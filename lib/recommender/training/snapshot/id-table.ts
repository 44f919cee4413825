import { mixBits } from "@/ml/index";

/** Bytes of an id as PostgreSQL sends a uuid. */
export const ID_BYTES = 16;

const WORDS = ID_BYTES / 4;
/** Places per id, at least: fewer make for long searches. */
const ROOM = 2;

function readWord(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0)) >>>
    0
  );
}

/** Ids are random for the most part, but nobody vouches for it: every bit goes into the place. */
function hashWords(a: number, b: number, c: number, d: number): number {
  return mixBits(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35));
}

/**
 * Numbers ids of 16 bytes 0 … n−1 in the order they are first met: a hash table with open addressing over typed arrays,
 * some 30 bytes an id where a Map of strings takes 150.
 */
export class IdTable {
  size = 0;
  /** The ids, WORDS words each. */
  #ids: Uint32Array;
  /** Number + 1 of the id in each place, 0 where it is free; a power of two, at least ROOM times as many as ids. */
  #places: Uint32Array;

  constructor(expected = 1 << 10) {
    const capacity = Math.max(16, expected);
    this.#ids = new Uint32Array(capacity * WORDS);
    this.#places = new Uint32Array(2 ** Math.ceil(Math.log2(ROOM * capacity)));
  }

  /** The number of the id that begins at `offset`; a new one if it was never met. */
  add(bytes: Uint8Array, offset: number): number {
    const [a, b] = [readWord(bytes, offset), readWord(bytes, offset + 4)];
    const [c, d] = [readWord(bytes, offset + 8), readWord(bytes, offset + 12)];
    const place = this.#search(a, b, c, d);
    const found = this.#places[place] ?? 0;
    if (found > 0) return found - 1;
    const number = this.size++;
    this.#places[place] = number + 1;
    this.#ids[WORDS * number] = a;
    this.#ids[WORDS * number + 1] = b;
    this.#ids[WORDS * number + 2] = c;
    this.#ids[WORDS * number + 3] = d;
    if (WORDS * this.size === this.#ids.length) this.#grow();
    return number;
  }

  /** The place of an id, or the free place where it belongs. */
  #search(a: number, b: number, c: number, d: number): number {
    const places = this.#places;
    const ids = this.#ids;
    const mask = places.length - 1;
    let place = hashWords(a, b, c, d) & mask;
    for (let number = places[place] ?? 0; number > 0; number = places[place] ?? 0) {
      const id = WORDS * (number - 1);
      if (ids[id] === a && ids[id + 1] === b && ids[id + 2] === c && ids[id + 3] === d) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  #grow(): void {
    const ids = this.#ids;
    this.#ids = new Uint32Array(2 * ids.length);
    this.#ids.set(ids);
    this.#places = new Uint32Array(2 * this.#places.length);
    for (let number = 0; number < this.size; number++) {
      const id = WORDS * number;
      this.#places[this.#search(ids[id] ?? 0, ids[id + 1] ?? 0, ids[id + 2] ?? 0, ids[id + 3] ?? 0)] =
        number + 1;
    }
  }
}
