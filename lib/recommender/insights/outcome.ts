import type { Interval } from "@/ml/index";
import { differenceInterval, wilsonInterval } from "./wilson";

/** What came of a group of lists. Counts are whole numbers; revenue is minor units of the report's currency. */
export interface Outcome {
  /** Lists shown: each counts once, however often it was on the screen. */
  lists: number;
  /** Lists with at least one click; never more than `lists`. */
  clickedLists: number;
  /** All clicks. */
  clicks: number;
  /** Lists from which at least one product went into a cart. */
  cartedLists: number;
  /** All add-to-carts. */
  carts: number;
  /** Lists from which at least one product was bought, in an order that was not cancelled. */
  boughtLists: number;
  /** Units bought. */
  units: number;
  /** Unit price times quantity of what was bought. */
  revenue: number;
}

/** The three steps whose rate is reported. */
export const STEPS = ["click", "cart", "purchase"] as const;
export type Step = (typeof STEPS)[number];

const SUCCESSES = {
  click: "clickedLists",
  cart: "cartedLists",
  purchase: "boughtLists",
} as const satisfies Record<Step, keyof Outcome>;

/** A share of lists with its 95 % interval; all null when no list was shown. */
export interface Rate {
  successes: number;
  trials: number;
  /** successes / trials, 0…1. */
  value: number | null;
  interval: Interval | null;
}

/** Nothing shown, nothing came of it. */
export function emptyOutcome(): Outcome {
  return {
    lists: 0,
    clickedLists: 0,
    clicks: 0,
    cartedLists: 0,
    carts: 0,
    boughtLists: 0,
    units: 0,
    revenue: 0,
  };
}

/**
 * The share of shown lists that reached `step`; for "click" this is the click-through rate. The interval takes lists as
 * independent. One shopper's lists resemble each other, so it is a little too narrow.
 */
export function rateOf(outcome: Outcome, step: Step): Rate {
  const successes = outcome[SUCCESSES[step]];
  const trials = outcome.lists;
  return {
    successes,
    trials,
    value: trials > 0 ? successes / trials : null,
    interval: wilsonInterval(successes, trials),
  };
}

/** Clicks per list shown, which counts several clicks in one list; null when none was shown. */
export function clicksPerList(outcome: Outcome): number | null {
  return outcome.lists > 0 ? outcome.clicks / outcome.lists : null;
}

/** How a rate moved between two periods. */
export interface RateChange {
  /** now − before, in shares (0.01 is one percentage point). */
  difference: number;
  /** Whether the 95 % interval of the difference excludes 0. */
  clear: boolean;
}

/** Compares two rates; null when either period showed nothing. */
export function rateChange(now: Rate, before: Rate): RateChange | null {
  const interval = differenceInterval(now, before);
  if (!interval || now.value === null || before.value === null) return null;
  return { difference: now.value - before.value, clear: interval.low > 0 || interval.high < 0 };
}

/** Relative change of an amount, 0.1 for +10 %; null when there was nothing before. */
export function relativeChange(now: number, before: number): number | null {
  return before > 0 ? now / before - 1 : null;
}
