/** Kinds of interaction; the `kinds` column of an event log holds indices into this list. */
export const KINDS = [
  "view",
  "like",
  "cart",
  "purchase",
  "rating",
  "remove",
  "unlike",
  "uncart",
  "return",
] as const;

export type Kind = (typeof KINDS)[number];

/** The index of ratings, by itself because every model asks for it. */
export const RATING = 4;

/** Index of each kind in `KINDS`, for writing the `kinds` column. */
export const KIND = {
  view: 0,
  like: 1,
  cart: 2,
  purchase: 3,
  rating: RATING,
  remove: 5,
  unlike: 6,
  uncart: 7,
  return: 8,
} as const satisfies Record<Kind, number>;

/**
 * All interactions of a snapshot as columns, sorted by `at` ascending. Users and items are dense
 * indices; who they are is the caller's business.
 */
export interface EventLog {
  /** Users are 0 … userCount − 1. */
  readonly userCount: number;
  /** Items are 0 … itemCount − 1. */
  readonly itemCount: number;
  readonly length: number;
  readonly users: Uint32Array;
  readonly items: Uint32Array;
  /** Indices into `KINDS`. */
  readonly kinds: Uint8Array;
  /** A rating's stars (1–5); ignored for other kinds. */
  readonly values: Float32Array;
  /** Milliseconds since the epoch. */
  readonly at: Float64Array;
  /** How many times over each event counts (pieces bought, plays), ≥ 0; once where left out. Not for ratings. */
  readonly amounts?: Float32Array;
  /** Category of each item (any dense numbering, −1 = none), when the shop has categories. */
  readonly categories?: Int32Array;
}

/** What one interaction is worth: `kind · max(floor, exp(−decayPerDay · days))`. */
export interface WeightConfig {
  readonly view: number;
  readonly like: number;
  readonly cart: number;
  readonly purchase: number;
  /** Decay rate per day; 0 = no decay. */
  readonly decayPerDay: number;
  /** Share of the weight that never decays, 0–1. */
  readonly floor: number;
  /** A rating of so many stars or fewer says that an item was not liked, and weighs nothing. Below 1: every rating counts. */
  readonly dislikedStars?: number;
}

export const DEFAULT_WEIGHTS: WeightConfig = {
  view: 1,
  like: 2,
  cart: 3,
  purchase: 5,
  decayPerDay: 0.1,
  floor: 0,
};
