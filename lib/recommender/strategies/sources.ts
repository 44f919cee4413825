/** What can propose candidates; lib/recommender/serving/sources.ts says how. */
export const SOURCES = [
  "ranker",
  "similar",
  "together",
  "complements",
  "content",
  "popular",
  "recent",
  "again",
  "fresh",
  "newcomers",
  "matches",
] as const;
export type SourceName = (typeof SOURCES)[number];
