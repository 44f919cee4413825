/** Letters of a review, at least and at most. */
export const SHORTEST_REVIEW = 10;
export const LONGEST_REVIEW = 2_000;

/** What can be given, the best first. */
export const FIVE_TO_ONE = [5, 4, 3, 2, 1] as const;
