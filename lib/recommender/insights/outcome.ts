import type { Interval } from "@/ml/index";
import { amountInterval, differenceInterval, NO_SAMPLE, type Sample, shareInterval } from "./clustered";

/** The three steps whose rate is reported. */
export const STEPS = ["click", "cart", "purchase"] as const;
export type Step = (typeof STEPS)[number];

/** What came of a group of lists. Counts are whole numbers; revenue is minor units of the report's currency. */
export interface Outcome {
  /** Lists shown: each counts once, however often it was on the screen. */
  lists: number;
  /** Different shoppers they were shown to. */
  shoppers: number;
  /** Lists with at least one click; never more than `lists`. */
  clickedLists: number;
  /** All clicks. */
  clicks: number;
  /** Lists from which at least one product went into a cart. */
  cartedLists: number;
  /** All add-to-carts. */
  carts: number;
  /** Lists from which at least one product was bought, in an order that still stands. */
  boughtLists: number;
  /** Order lines: a product in an order, however many pieces of it. */
  lines: number;
  /** Pieces bought. */
  units: number;
  /** Unit price times quantity of what was bought, without shipping. */
  revenue: number;
  /** Of each shopper, the share of their lists that reached a step. */
  shares: Record<Step, Sample>;
  /** What each shopper brought in, the largest amounts cut (PLACEMENT_SQL says where). */
  revenuePerShopper: Sample;
}

/** A share of lists, as the mean over shoppers, with its 95 % interval; both null when no list was shown. */
export interface Rate {
  shoppers: number;
  lists: number;
  /** 0…1: each shopper weighs the same, however many lists they saw. */
  value: number | null;
  interval: Interval | null;
  sample: Sample;
}

/** Nothing shown, nothing came of it. */
export function emptyOutcome(): Outcome {
  return {
    lists: 0,
    shoppers: 0,
    clickedLists: 0,
    clicks: 0,
    cartedLists: 0,
    carts: 0,
    boughtLists: 0,
    lines: 0,
    units: 0,
    revenue: 0,
    shares: { click: NO_SAMPLE, cart: NO_SAMPLE, purchase: NO_SAMPLE },
    revenuePerShopper: NO_SAMPLE,
  };
}

/**
 * The share of shown lists that reached `step`, as the mean of the shoppers' own shares; for "click" this is the
 * click-through rate. A shopper who loads and clicks a thousand lists moves it by one shopper's weight.
 */
export function rateOf({ shares, lists, shoppers }: Outcome, step: Step): Rate {
  const sample = shares[step];
  const value = sample.count > 0 ? sample.mean : null;
  return { shoppers, lists, value, interval: shareInterval(sample, lists), sample };
}

/** Clicks per list shown, which counts several clicks in one list; null when none was shown. */
export function clicksPerList(outcome: Outcome): number | null {
  return outcome.lists > 0 ? outcome.clicks / outcome.lists : null;
}

/** What a shopper who saw lists brought in on average, with its 95 % interval; null when nobody saw one. */
export function revenuePerShopper(outcome: Outcome): { value: number; interval: Interval | null } | null {
  const sample = outcome.revenuePerShopper;
  return sample.count === 0 ? null : { value: sample.mean, interval: amountInterval(sample) };
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
