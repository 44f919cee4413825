import type { IndexedDay } from "./cell-index";
import type { Sample } from "./clustered";
import { emptyOutcome, type Outcome } from "./outcome";

/** The lists of a group: those of some cells on some days. */
export interface Group {
  days: readonly IndexedDay[];
  cells: readonly number[];
}

/** What came of a group, before the largest sums are cut. */
export interface Tally {
  outcome: Outcome;
  /** What each shopper brought in who brought in anything. */
  revenues: Float64Array;
}

/** The mean and variance of `count` numbers: these, and zero for all others. */
export function sampleOf(numbers: ArrayLike<number>, count: number): Sample {
  if (count === 0) return { count: 0, mean: 0, variance: null };
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i] ?? 0;
  const mean = sum / count;
  if (count < 2) return { count, mean, variance: null };
  let squares = (count - numbers.length) * mean * mean;
  for (let i = 0; i < numbers.length; i++) squares += ((numbers[i] ?? 0) - mean) ** 2;
  return { count, mean, variance: squares / (count - 1) };
}

/**
 * Adds up what came of groups of lists, shopper by shopper. A column of each number over all shoppers is kept and cleared
 * after each group: a map would take most of the time.
 */
export class ShopperTally {
  readonly #lists: Int32Array;
  readonly #clicked: Int32Array;
  readonly #carted: Int32Array;
  readonly #bought: Int32Array;
  readonly #revenue: Float64Array;

  /** @param most the largest number of a shopper */
  constructor(most: number) {
    this.#lists = new Int32Array(most + 1);
    this.#clicked = new Int32Array(most + 1);
    this.#carted = new Int32Array(most + 1);
    this.#bought = new Int32Array(most + 1);
    this.#revenue = new Float64Array(most + 1);
  }

  tally(group: Group): Tally {
    const outcome = emptyOutcome();
    this.#countLists(group, outcome);
    const active = this.#countOutcomes(group, outcome);
    const count = outcome.shoppers;
    const shareOf = (reached: Int32Array) =>
      sampleOf(
        active.map((shopper) => (reached[shopper] ?? 0) / (this.#lists[shopper] ?? 1)),
        count,
      );
    outcome.shares = {
      click: shareOf(this.#clicked),
      cart: shareOf(this.#carted),
      purchase: shareOf(this.#bought),
    };
    const revenues = this.#addAmounts(group, outcome);
    this.#clear(group, active);
    return { outcome, revenues };
  }

  #countLists({ days, cells }: Group, outcome: Outcome): void {
    const lists = this.#lists;
    for (const { shoppers, starts } of days) {
      for (const cell of cells) {
        const end = starts[cell + 1] ?? 0;
        for (let i = starts[cell] ?? 0; i < end; i++) {
          const shopper = shoppers[i] ?? 0;
          const seen = lists[shopper] ?? 0;
          if (seen === 0) outcome.shoppers++;
          lists[shopper] = seen + 1;
          outcome.lists++;
        }
      }
    }
  }

  /** Returns the shoppers whose lists something came of, each once. */
  #countOutcomes({ days, cells }: Group, outcome: Outcome): number[] {
    const [clicked, carted, bought] = [this.#clicked, this.#carted, this.#bought];
    const active: number[] = [];
    for (const { outcomes } of days) {
      for (const cell of cells) {
        const end = outcomes.starts[cell + 1] ?? 0;
        for (let i = outcomes.starts[cell] ?? 0; i < end; i++) {
          const record = outcomes.order[i] ?? 0;
          const shopper = outcomes.shoppers[record] ?? 0;
          const [clicks = 0, carts = 0] = [outcomes.clicks[record], outcomes.carts[record]];
          const lines = outcomes.lines[record] ?? 0;
          if (clicked[shopper] === 0 && carted[shopper] === 0 && bought[shopper] === 0) active.push(shopper);
          if (clicks > 0) clicked[shopper] = (clicked[shopper] ?? 0) + 1;
          if (carts > 0) carted[shopper] = (carted[shopper] ?? 0) + 1;
          if (lines > 0) bought[shopper] = (bought[shopper] ?? 0) + 1;
          outcome.clickedLists += clicks > 0 ? 1 : 0;
          outcome.clicks += clicks;
          outcome.cartedLists += carts > 0 ? 1 : 0;
          outcome.carts += carts;
          outcome.boughtLists += lines > 0 ? 1 : 0;
          outcome.lines += lines;
          outcome.units += outcomes.units[record] ?? 0;
        }
      }
    }
    return active;
  }

  #addAmounts({ days, cells }: Group, outcome: Outcome): Float64Array {
    const revenue = this.#revenue;
    const earning: number[] = [];
    for (const { amounts } of days) {
      for (const cell of cells) {
        const end = amounts.starts[cell + 1] ?? 0;
        for (let i = amounts.starts[cell] ?? 0; i < end; i++) {
          const record = amounts.order[i] ?? 0;
          const shopper = amounts.shoppers[record] ?? 0;
          const amount = amounts.amounts[record] ?? 0;
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

  #clear({ days, cells }: Group, active: readonly number[]): void {
    for (const shopper of active) {
      this.#clicked[shopper] = 0;
      this.#carted[shopper] = 0;
      this.#bought[shopper] = 0;
    }
    for (const { shoppers, starts } of days) {
      for (const cell of cells) {
        const end = starts[cell + 1] ?? 0;
        for (let i = starts[cell] ?? 0; i < end; i++) this.#lists[shoppers[i] ?? 0] = 0;
      }
    }
  }
}

/** Of the shoppers who bought, the share whose revenue counts in full; what others spent above it is cut in the mean. */
const FULL_REVENUE = 0.99;

/** The largest sum that counts in full, of what shoppers brought in; Infinity when nobody did. */
export function capOf(revenues: readonly Float64Array[]): number {
  const positive = Float64Array.from(revenues.flatMap((sums) => [...sums].filter((sum) => sum > 0))).sort();
  return positive[Math.max(0, Math.ceil(FULL_REVENUE * positive.length) - 1)] ?? Number.POSITIVE_INFINITY;
}

/** The outcome of a tally, with what each shopper brought in up to `cap`. */
export function toOutcome({ outcome, revenues }: Tally, cap: number): Outcome {
  const cut = revenues.map((sum) => Math.min(sum, cap));
  return { ...outcome, revenuePerShopper: sampleOf(cut, outcome.shoppers) };
}
