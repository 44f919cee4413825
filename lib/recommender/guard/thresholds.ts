/**
 * What the guard takes for harm, and how sure it has to be. In one place, because they belong together: the chances of a
 * false alarm add up over all that is watched.
 */

const MINUTE_MS = 60_000;

/** A comparison is asked several times a minute, so its interval holds at all times at once; this is its chance to miss. */
export const ALPHA = 0.002;
/** Shoppers of both sides at which that interval is tightest. */
export const TUNING = 400;
/** Fewer shoppers or lists on either side, or fewer lists clicked on the side compared with, say nothing. */
export const LEAST = { shoppers: 15, lists: 60, events: 15 };

/** Clicks fewer by this share, for certain, are harm where both versions were shown at the same time. */
export const CLICKS_LOST = 0.05;
/** Orders fewer by this share. */
export const ORDERS_LOST = 0.15;
/** A loss of this share, for certain, is not waited out. */
export const DRASTIC = 0.3;
/**
 * Clicks vary from hour to hour whatever serves. Against an earlier time a loss counts beyond two standard deviations of
 * that; of a shop whose past is too short to tell, this is taken.
 */
export const USUAL_DEVIATION = 0.1;

/** Windows the past is cut into to see how much it varies. */
export const WINDOW_MS = 15 * MINUTE_MS;
/** How far back the past reaches that the present is compared with, and how much of the present is looked at. */
export const PAST_MS = 24 * 60 * MINUTE_MS;
export const PRESENT_MS = 60 * MINUTE_MS;
/** At the same time two versions are compared for as long as this, and over so many lists at most. */
export const BESIDE_MS = 24 * 60 * MINUTE_MS;
export const MOST_LISTS = 50_000;
/** An order takes a moment: against an earlier time, orders within this time count, of lists at least as old. */
export const ORDER_MS = 15 * MINUTE_MS;

/** Answers slower than this at the 95th of 100, in each of so many minutes. */
export const SLOW = { ms: 300, minutes: 5, calls: 20 };
/** Answers that failed, in the last minutes together. */
export const FAILING = { share: 0.05, minutes: 3, calls: 50 };

/** A version that shows fewer different products than this share of what the other shows in as many lists. */
export const COVERAGE = { least: 0.3, lists: 200, most: 500 };
/** A product in so many of all lists, and so many times as many as with the other version. */
export const EXPOSURE = { share: 0.25, times: 5, lists: 200 };
/** Population stability index of the scores against the version's own past: above 0.25 is called a shift, this is a break. */
export const DRIFT = { index: 0.5, scores: 2_000, presentMs: 15 * MINUTE_MS };

/** What the guard gives the predecessor when it needs to compare, and where the past says nothing. */
export const CONTROL = { suspicion: 0.5, unknown: 0.3 };
/** So long a control that could prove a drastic suspicion wrong is waited for. */
export const PATIENCE_MS = 2 * MINUTE_MS;
/** A version that has no past to be compared with gets a control within this time of becoming live. */
export const UNKNOWN_MS = 6 * 60 * MINUTE_MS;

/** A release that goes by rule does not wait for its lists longer than this. */
export const LONGEST_STAGE_MS = 7 * 24 * 60 * MINUTE_MS;
/** The same is not said again within this time. */
export const REPEAT_MS = 60 * MINUTE_MS;
/** A process that has not been heard of for so long is gone. */
export const HEARD_MS = 35_000;
