/** Letters of a review, at least and at most. */
export const SHORTEST_REVIEW = 10;
export const LONGEST_REVIEW = 2_000;
