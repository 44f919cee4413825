import { KIND, KINDS, TAKES_BACK, takesBack } from "@/ml/index";

const DAY_MS = 86_400_000;
/** Kinds of one product and shopper are told apart in a key by this factor. */
const KIND_FACTOR = KINDS.length;
/** Ratings of a day that are all kept: the last one holds, and people change their minds. */
const FREE_RATINGS = 5;
/** Facts of a day that are kept of one browser; what imports and server keys report is not limited. */
const MOST_OF_A_BROWSER = 300;

/** One row of the log, as far as the cap is concerned. */
export interface CappedRow {
  shopper: number;
  product: number;
  /** Index into KINDS. */
  kind: number;
  /** When it is said to have happened, and when we can vouch for it: its arrival, or the same moment. */
  at: number;
  seen: number;
  isVouchedFor: boolean;
}

const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

/**
 * Thins out repetitions: of what one shopper did with one product in one day, the first, second, fourth, eighth … time is
 * kept, so that 500 views weigh as nine. The day is that of the arrival for what a browser reports, whatever time it gives.
 * Rows come in the order of `at`; counts of a day are dropped when the next begins.
 */
export class VoteCap {
  #day = Number.NEGATIVE_INFINITY;
  #today = new Map<number, number>();
  /** Counts of events that arrived on another day than they are said to have happened on, by that day. */
  readonly #late = new Map<number, Map<number, number>>();

  constructor(readonly productCount: number) {}

  /** Whether the row is one of those that count. */
  keeps(row: CappedRow): boolean {
    const { shopper, product, kind } = row;
    const counts = this.#countsOf(row);
    const pair = (shopper * this.productCount + product) * KIND_FACTOR;
    const name = KINDS[kind];
    if (name !== undefined && takesBack(name)) {
      // What was taken back may be done again, as often as it is taken back.
      for (const taken of TAKES_BACK[name]) counts.delete(pair + KIND[taken]);
      return true;
    }
    const times = (counts.get(pair + kind) ?? 0) + 1;
    counts.set(pair + kind, times);
    const counted = isPowerOfTwo(times) || (kind === KIND.rating && times <= FREE_RATINGS);
    return counted && (row.isVouchedFor || this.#isWithinDay(counts, shopper));
  }

  /** Negative keys count what is kept of a whole shopper. */
  #isWithinDay(counts: Map<number, number>, shopper: number): boolean {
    const kept = (counts.get(-1 - shopper) ?? 0) + 1;
    counts.set(-1 - shopper, kept);
    return kept <= MOST_OF_A_BROWSER;
  }

  #countsOf({ at, seen }: CappedRow): Map<number, number> {
    const day = Math.floor(at / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#today = new Map();
    }
    const seenDay = Math.floor(seen / DAY_MS);
    if (seenDay === day) return this.#today;
    const counts = this.#late.get(seenDay) ?? new Map<number, number>();
    this.#late.set(seenDay, counts);
    return counts;
  }
}
