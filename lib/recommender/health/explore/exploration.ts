import type { EventLog } from "@/ml/index";

/** What is explored: events sorted by time, as columns, and what things are called. Can be handed to a thread. */
export interface ExploredLog {
  /** What it is, for the heading: a file's name, a shop's. */
  readonly name: string;
  readonly log: EventLog;
  /** Whether the events carry times; without them only their order is known. */
  readonly timed: boolean;
  /** What products are called, by their numbers in the log. */
  readonly productNames: readonly string[];
  /** 1 for each product on sale, by its number in the log; null where there is no catalog. */
  readonly onSale: Uint8Array | null;
  /** What else is worth knowing of where it comes from. */
  readonly notes: readonly string[];
}

/** A bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** How many of something have how much of it, in doubling steps. */
export interface Spread {
  readonly bars: readonly Bar[];
  readonly median: number;
  readonly mean: number;
  readonly largest: number;
}

/** Spells of a shopper with no long pause in between. */
export interface Sessions {
  readonly count: number;
  readonly lengths: Spread;
  /** Share of those with a single event. */
  readonly single: number;
  readonly medianMinutes: number;
  /** Days between the sessions of a shopper who comes back; null where nobody does. */
  readonly medianDaysBetween: number | null;
}

/** How often somebody buys a product after having done something with it, and what that makes of its weight. */
export interface KindWorth {
  readonly kind: string;
  readonly pairs: number;
  readonly bought: number;
  readonly weight: number;
}

/** Whom and what nothing is known of. */
export interface Cold {
  /** Share of shoppers who met fewer than two, and fewer than five products. */
  readonly shoppersBelow2: number;
  readonly shoppersBelow5: number;
  /** Share of products met by fewer than five shoppers. */
  readonly productsBelow5: number;
  /** Share of the catalog that nobody has met; null where the catalog is not known. */
  readonly productsNeverMet: number | null;
  /** Of the newest fifth of events: share of those by shoppers, and with products, that were not there before. */
  readonly newestByNewShoppers: number;
  readonly newestWithNewProducts: number;
}

/** Everything the report says. */
export interface Exploration {
  readonly name: string;
  readonly events: number;
  readonly shoppers: number;
  readonly products: number;
  /** Milliseconds since the epoch; null without times. */
  readonly from: number | null;
  readonly to: number | null;
  readonly kinds: readonly Bar[];
  readonly timeline: readonly Bar[];
  readonly hours: readonly Bar[];
  readonly weekdays: readonly Bar[];
  readonly perShopper: Spread;
  readonly perProduct: Spread;
  readonly topProducts: readonly Bar[];
  /** Different pairs of shopper and product, and what share of all that could be they are. */
  readonly pairs: number;
  readonly density: number;
  /** Share of events that say again what somebody did with a product before. */
  readonly repeated: number;
  /** Share of events that the most popular products have, by their share of all products. */
  readonly tail: readonly { products: number; events: number }[];
  readonly sessions: Sessions | null;
  readonly cold: Cold;
  readonly worth: readonly KindWorth[];
  readonly outliers: readonly string[];
  readonly advice: readonly string[];
  readonly notes: readonly string[];
}
