/** What a sample shop is made from: equal options make equal shops, to the last id. */
export interface SampleOptions {
  seed: number;
  /** The moment the sample's history ends at, in milliseconds since the epoch. */
  now: number;
  /** How many products and shoppers. */
  size: SampleSize;
}

export interface SampleSize {
  products: number;
  shoppers: number;
}

export const DEFAULT_SIZE: SampleSize = { products: 1_248, shoppers: 3_200 };

export const DAY = 24 * 60 * 60 * 1_000;

/** How far back interactions go. */
export const HISTORY_DAYS = 182;
