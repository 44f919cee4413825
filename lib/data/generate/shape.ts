/**
 * What a made-up shop is like. The figures are chosen to look like published shop logs (few products take most of the
 * attention, most shoppers come once, one view in seven goes into the cart), not fitted to any of them.
 */

/** Catalog: categories hold a few groups each, a group being what one taste likes. */
export const CATALOG = {
  productsPerGroup: 40,
  mostGroups: 4_000,
  groupsPerCategory: 5,
  mostDepartments: 16,
  /** Products of a group by rank r: weight (r + offset)^−slope. */
  popularitySlope: 1.1,
  popularityOffset: 2,
  /** Share of the catalog that is new in the last weeks, and that came before them but within the history. */
  newShare: 0.05,
  laterShare: 0.3,
  /** Categories that have a season, and how much of their demand it takes at the other end of the year. */
  seasonalShare: 0.45,
  seasonDepth: [0.5, 0.95],
} as const;

/** Shoppers: weight u^(−1/slope) of coming back. */
export const CROWD = {
  activitySlope: 1.4,
  mostActivity: 400,
  /** Days somebody stays a customer, on average. */
  stays: 150,
  newShare: 0.08,
  /** Kinds of people, who share their likings. */
  mostPersonas: 64,
  likingsPerPersona: 12,
  /** Share of a shopper's favourites that come from their persona; the others follow demand. */
  personaShare: 0.75,
  /** Share of attention of the first, second and third favourite. */
  favourites: [0.5, 0.3, 0.2],
} as const;

/** "The last weeks" of the shares above, at most a quarter of the history. */
export const NEW_DAYS = 21;

/** A visit. Where it goes: to a favourite group, to one beside it, or to what is in demand. */
export const VISIT = {
  favourite: 0.7,
  beside: 0.12,
  /** Chance that the next look stays in the same group. */
  stay: 0.75,
  /** Looks of a visit after the first, on average, and at most. */
  moreLooks: 2.2,
  mostLooks: 40,
  /** Chance that a look goes to something new in the group. */
  newArrival: 0.08,
  /** Chance that a product of another price level than the shopper's own is passed over. */
  passOver: 0.65,
  /** A visit often begins where the last one ended; then it is serious. */
  again: 0.3,
  serious: 2.5,
  like: 0.05,
  cart: 0.12,
  /** Share of carts that are bought, all of it at once, and of left carts that are emptied piece by piece. */
  checkout: 0.45,
  remove: 0.2,
  /** Chance that a visit begins with a rating of what was bought last. */
  rate: 0.12,
  /** Seconds between two things: at least, and more on average. */
  pause: [2, 35],
} as const;
