import type { ListDay } from "@/lib/recommender/rollups/packed-lists";
import { NO_SAMPLE, type Sample } from "./clustered";
import { emptyOutcome, type Outcome } from "./outcome";

/** The lists of a group: those of some cells on some days. */
export interface Group {
  days: readonly ListDay[];
  cells: readonly number[];
}

/** What came of a group, before the largest sums are cut. */
export interface Tally {
  outcome: Outcome;
  /** What each shopper brought in who brought in anything. */
  revenues: Float64Array;
}

/** The mean and variance of `count` numbers: the first `given` of these, and zero for all others. */
export function sampleOf(numbers: Float64Array, given: number, count: number): Sample {
  if (count === 0) return NO_SAMPLE;
  let sum = 0;
  for (let i = 0; i < given; i++) sum += numbers[i] ?? 0;
  const mean = sum / count;
  if (count < 2) return { count, mean, variance: null };
  let squares = (count - given) * mean * mean;
  for (let i = 0; i < given; i++) squares += ((numbers[i] ?? 0) - mean) ** 2;
  return { count, mean, variance: squares / (count - 1) };
}

/** The steps' places among the numbers of a shopper, and how many places there are. */
const [CLICKED, CARTED, BOUGHT, STEPS] = [0, 1, 2, 4];

/**
 * Adds up what came of groups of lists, shopper by shopper. Numbers of all shoppers lie in a few columns, those of one
 * shopper beside each other: there are millions of lists, and most of the time goes into finding the shopper's place.
 */
export class ShopperTally {
  #group = 0;
  /** Of each shopper the group they were last met in, and how many lists of it they saw. */
  readonly #seen: Int32Array;
  /** Of each shopper how many lists reached each step. */
  readonly #reached: Int32Array;
  readonly #revenue: Float64Array;
  /** Shoppers of whose lists anything came. */
  readonly #active: Int32Array;
  readonly #shares: Float64Array;

  /** @param shoppers how many there are; their numbers are below that */
  constructor(shoppers: number) {
    this.#seen = new Int32Array(2 * shoppers);
    this.#reached = new Int32Array(STEPS * shoppers);
    this.#revenue = new Float64Array(shoppers);
    this.#active = new Int32Array(shoppers);
    this.#shares = new Float64Array(shoppers);
  }

  tally(group: Group): Tally {
    this.#group++;
    const outcome = emptyOutcome();
    this.#countLists(group, outcome);
    const active = this.#countOutcomes(group, outcome);
    outcome.shares = {
      click: this.#sampleOfShares(CLICKED, active, outcome.shoppers),
      cart: this.#sampleOfShares(CARTED, active, outcome.shoppers),
      purchase: this.#sampleOfShares(BOUGHT, active, outcome.shoppers),
    };
    for (let i = 0; i < active; i++) {
      const place = STEPS * (this.#active[i] ?? 0);
      for (let step = 0; step < STEPS; step++) this.#reached[place + step] = 0;
    }
    return { outcome, revenues: this.#addAmounts(group, outcome) };
  }

  #countLists({ days, cells }: Group, outcome: Outcome): void {
    const [seen, group] = [this.#seen, this.#group];
    let [shoppers, lists] = [0, 0];
    for (const { lists: column } of days) {
      for (const cell of cells) {
        const start = column.starts[cell] ?? 0;
        const end = column.starts[cell + 1] ?? 0;
        lists += end - start;
        for (let i = start; i < end; i++) {
          const place = 2 * (column.shoppers[i] ?? 0);
          if (seen[place] === group) seen[place + 1] = (seen[place + 1] ?? 0) + 1;
          else {
            seen[place] = group;
            seen[place + 1] = 1;
            shoppers++;
          }
        }
      }
    }
    outcome.lists = lists;
    outcome.shoppers = shoppers;
  }

  /** Returns how many shoppers there are of whose lists anything came. */
  #countOutcomes({ days, cells }: Group, outcome: Outcome): number {
    const reached = this.#reached;
    let active = 0;
    for (const { outcomes } of days) {
      const { starts, shoppers, clicks, carts, lines, units } = outcomes;
      for (const cell of cells) {
        const end = starts[cell + 1] ?? 0;
        for (let i = starts[cell] ?? 0; i < end; i++) {
          const shopper = shoppers[i] ?? 0;
          const place = STEPS * shopper;
          if (reached[place + STEPS - 1] === 0) {
            reached[place + STEPS - 1] = 1;
            this.#active[active++] = shopper;
          }
          const [ofClicks, ofCarts, ofLines] = [clicks[i] ?? 0, carts[i] ?? 0, lines[i] ?? 0];
          if (ofClicks > 0) {
            reached[place + CLICKED] = (reached[place + CLICKED] ?? 0) + 1;
            outcome.clickedLists++;
            outcome.clicks += ofClicks;
          }
          if (ofCarts > 0) {
            reached[place + CARTED] = (reached[place + CARTED] ?? 0) + 1;
            outcome.cartedLists++;
            outcome.carts += ofCarts;
          }
          if (ofLines > 0) {
            reached[place + BOUGHT] = (reached[place + BOUGHT] ?? 0) + 1;
            outcome.boughtLists++;
            outcome.lines += ofLines;
            outcome.units += units[i] ?? 0;
          }
        }
      }
    }
    return active;
  }

  #sampleOfShares(step: number, active: number, count: number): Sample {
    const shares = this.#shares;
    for (let i = 0; i < active; i++) {
      const shopper = this.#active[i] ?? 0;
      shares[i] = (this.#reached[STEPS * shopper + step] ?? 0) / (this.#seen[2 * shopper + 1] ?? 1);
    }
    return sampleOf(shares, active, count);
  }

  /** What each shopper brought in who brought in anything. */
  revenuesOf(group: Group): Float64Array {
    return this.#addAmounts(group, emptyOutcome());
  }

  #addAmounts({ days, cells }: Group, outcome: Outcome): Float64Array {
    const revenue = this.#revenue;
    const earning: number[] = [];
    for (const { amounts } of days) {
      for (const cell of cells) {
        const end = amounts.starts[cell + 1] ?? 0;
        for (let i = amounts.starts[cell] ?? 0; i < end; i++) {
          const shopper = amounts.shoppers[i] ?? 0;
          const amount = amounts.amounts[i] ?? 0;
          if (revenue[shopper] === 0) earning.push(shopper);
          revenue[shopper] = (revenue[shopper] ?? 0) + amount;
          outcome.revenue += amount;
        }
      }
    }
    const sums = Float64Array.from(earning, (shopper) => revenue[shopper] ?? 0);
    for (const shopper of earning) revenue[shopper] = 0;
    return sums;
  }
}

/** Of the shoppers who bought, the share whose revenue counts in full; what others spent above it is cut in the mean. */
const FULL_REVENUE = 0.99;

/** The largest sum that counts in full, of what shoppers brought in; Infinity when nobody did. */
export function capOf(revenues: readonly Float64Array[]): number {
  const positive = new Float64Array(revenues.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const sums of revenues) {
    positive.set(sums, at);
    at += sums.length;
  }
  positive.sort();
  return positive[Math.max(0, Math.ceil(FULL_REVENUE * positive.length) - 1)] ?? Number.POSITIVE_INFINITY;
}

/** The outcome of a tally, with what each shopper brought in up to `cap`. */
export function toOutcome({ outcome, revenues }: Tally, cap: number): Outcome {
  const cut = revenues.map((sum) => Math.min(sum, cap));
  return { ...outcome, revenuePerShopper: sampleOf(cut, cut.length, outcome.shoppers) };
}
