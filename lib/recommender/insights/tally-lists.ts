import { setImmediate as nextTurn } from "node:timers/promises";
import type { ListDay } from "@/lib/recommender/rollups/packed-lists";
import type { Sample } from "./clustered";
import { emptyOutcome, type Outcome, type Step, STEPS } from "./outcome";
import { addCounts, type DailyTally, keepCounts, sampleOf, type Tally } from "./tally";

/** The cells whose lists are counted together. */
export type Group = readonly number[];

/** The places of a shopper on the day that is counted: which one that is, and how many of its lists they saw. */
const DAY = 0;
const LISTS = 1;
const MARKS = 2;

/** Groups that are counted beside each other: each takes four bytes a shopper. */
const GROUPS_AT_ONCE = 16;

/** Lists that are counted in one go: some ten milliseconds. */
const LISTS_A_TURN = 500_000;

/** Shoppers of whom something came, and of how many of their lists. */
interface Reached {
  shoppers: Int32Array;
  lists: Int32Array;
}

/** A group that is being counted, day by day. */
interface Counting {
  cells: Group;
  /** Where its numbers stand among those of a shopper. */
  place: number;
  whole: Outcome;
  days: Tally[];
  /** Of each day. */
  reached: Record<Step, Reached[]>;
}

/**
 * Adds up what came of groups of lists, shopper by shopper. There are millions of lists, and most of the time goes into
 * finding what is known of the shopper so far: a day's shoppers are few, so all groups are counted of one day before the
 * next, a shopper's numbers lie beside each other, and a group's days are counted in one go with the whole.
 */
export class ShopperTally {
  /** Each day of each group has a number of its own. */
  #day = 0;
  readonly #seen: Int32Array;
  /** All 0 between two groups, as the revenue is. */
  readonly #reached: Int32Array;
  readonly #revenue: Float64Array;
  /** Shoppers of whose lists anything came. */
  readonly #active: Int32Array;
  readonly #shares: Float64Array;

  /** @param shoppers how many there are; their numbers are below that */
  constructor(readonly shoppers: number) {
    this.#seen = new Int32Array(MARKS * shoppers);
    this.#reached = new Int32Array(shoppers);
    this.#revenue = new Float64Array(shoppers);
    this.#active = new Int32Array(shoppers);
    this.#shares = new Float64Array(shoppers);
  }

  /** What came of each of these groups on these days. */
  async tally(days: readonly ListDay[], groups: readonly Group[]): Promise<DailyTally[]> {
    const tallies: DailyTally[] = [];
    for (let first = 0; first < groups.length; first += GROUPS_AT_ONCE)
      tallies.push(...(await this.#tallyBeside(days, groups.slice(first, first + GROUPS_AT_ONCE))));
    return tallies;
  }

  async #tallyBeside(days: readonly ListDay[], groups: readonly Group[]): Promise<DailyTally[]> {
    const seen = new Int32Array(groups.length * this.shoppers);
    const countings = groups.map((cells, place): Counting => {
      return {
        cells,
        place,
        whole: emptyOutcome(),
        days: [],
        reached: { click: [], cart: [], purchase: [] },
      };
    });
    let sinceTurn = 0;
    for (const day of days) {
      for (const counting of countings) {
        const tally = this.#tallyDay(day, counting, seen, groups.length);
        counting.days.push(tally);
        sinceTurn += tally.outcome.lists;
      }
      // As while they are read: what else the process does goes on in between.
      if (sinceTurn > LISTS_A_TURN) {
        sinceTurn = 0;
        await nextTurn();
      }
    }
    return countings.map(({ cells, place, whole, days: ofDays, reached }) => {
      for (const step of STEPS)
        whole.shares[step] = this.#shareOfGroup(reached[step], seen, place, groups.length, whole.shoppers);
      return { whole: { outcome: whole, revenues: this.#addAmounts(days, cells, whole) }, days: ofDays };
    });
  }

  #tallyDay(
    day: ListDay,
    { cells, place, whole, reached }: Counting,
    seen: Int32Array,
    groups: number,
  ): Tally {
    const outcome = emptyOutcome();
    whole.shoppers += this.#countLists(day, cells, outcome, { seen, place, groups });
    for (const step of STEPS) {
      const ofDay = this.#countStep(day, cells, step, outcome);
      reached[step].push(ofDay);
      outcome.shares[step] = this.#shareOfDay(ofDay, outcome.shoppers);
    }
    addCounts(whole, outcome);
    return { outcome, revenues: this.#addAmounts([day], cells, outcome) };
  }

  /** Counts the lists and shoppers of a day; returns how many of these the group had not met before. */
  #countLists(
    { lists: { starts, shoppers } }: ListDay,
    cells: Group,
    outcome: Outcome,
    { seen: ofGroups, place, groups }: { seen: Int32Array; place: number; groups: number },
  ): number {
    const [seen, day] = [this.#seen, ++this.#day];
    let [ofDay, ofGroup] = [0, 0];
    for (const cell of cells) {
      const start = starts[cell] ?? 0;
      const end = starts[cell + 1] ?? 0;
      outcome.lists += end - start;
      for (let i = start; i < end; i++) {
        const shopper = shoppers[i] ?? 0;
        const mark = MARKS * shopper;
        if (seen[mark + DAY] === day) seen[mark + LISTS] = (seen[mark + LISTS] ?? 0) + 1;
        else {
          seen[mark + DAY] = day;
          seen[mark + LISTS] = 1;
          ofDay++;
        }
        const before = ofGroups[groups * shopper + place] ?? 0;
        if (before === 0) ofGroup++;
        ofGroups[groups * shopper + place] = before + 1;
      }
    }
    outcome.shoppers = ofDay;
    return ofGroup;
  }

  /** Counts the lists of a day that reached a step, shopper by shopper. */
  #countStep({ reached: columns }: ListDay, cells: Group, step: Step, outcome: Outcome): Reached {
    const { starts, shoppers, times, units } = columns[step];
    const [reached, active] = [this.#reached, this.#active];
    let [count, lists, all, pieces] = [0, 0, 0, 0];
    for (const cell of cells) {
      const start = starts[cell] ?? 0;
      const end = starts[cell + 1] ?? 0;
      lists += end - start;
      for (let i = start; i < end; i++) {
        const shopper = shoppers[i] ?? 0;
        const before = reached[shopper] ?? 0;
        if (before === 0) active[count++] = shopper;
        reached[shopper] = before + 1;
        all += times[i] ?? 0;
        pieces += units?.[i] ?? 0;
      }
    }
    keepCounts(outcome, step, { lists, all, pieces });
    const found = { shoppers: active.slice(0, count), lists: new Int32Array(count) };
    for (let i = 0; i < count; i++) {
      const shopper = active[i] ?? 0;
      found.lists[i] = reached[shopper] ?? 0;
      reached[shopper] = 0;
    }
    return found;
  }

  /** Of each shopper the share of the day's lists that reached a step; right after the day's lists were counted. */
  #shareOfDay({ shoppers, lists }: Reached, count: number): Sample {
    const [seen, shares] = [this.#seen, this.#shares];
    for (let i = 0; i < shoppers.length; i++)
      shares[i] = (lists[i] ?? 0) / (seen[MARKS * (shoppers[i] ?? 0) + LISTS] ?? 1);
    return sampleOf(shares, shoppers.length, count);
  }

  #shareOfGroup(
    days: readonly Reached[],
    seen: Int32Array,
    place: number,
    groups: number,
    count: number,
  ): Sample {
    const [reached, active, shares] = [this.#reached, this.#active, this.#shares];
    let given = 0;
    for (const { shoppers, lists } of days) {
      for (let i = 0; i < shoppers.length; i++) {
        const shopper = shoppers[i] ?? 0;
        const before = reached[shopper] ?? 0;
        if (before === 0) active[given++] = shopper;
        reached[shopper] = before + (lists[i] ?? 0);
      }
    }
    for (let i = 0; i < given; i++) {
      const shopper = active[i] ?? 0;
      shares[i] = (reached[shopper] ?? 0) / (seen[groups * shopper + place] ?? 1);
      reached[shopper] = 0;
    }
    return sampleOf(shares, given, count);
  }

  /** What each shopper brought in who brought in anything. */
  revenuesOf(days: readonly ListDay[], cells: Group): Float64Array {
    return this.#addAmounts(days, cells, emptyOutcome());
  }

  #addAmounts(days: readonly ListDay[], cells: Group, outcome: Outcome): Float64Array {
    const [revenue, earning] = [this.#revenue, this.#active];
    let count = 0;
    for (const { amounts } of days) {
      for (const cell of cells) {
        const end = amounts.starts[cell + 1] ?? 0;
        for (let i = amounts.starts[cell] ?? 0; i < end; i++) {
          const shopper = amounts.shoppers[i] ?? 0;
          const amount = amounts.amounts[i] ?? 0;
          if (revenue[shopper] === 0) earning[count++] = shopper;
          revenue[shopper] = (revenue[shopper] ?? 0) + amount;
          outcome.revenue += amount;
        }
      }
    }
    const sums = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const shopper = earning[i] ?? 0;
      sums[i] = revenue[shopper] ?? 0;
      revenue[shopper] = 0;
    }
    return sums;
  }
}
