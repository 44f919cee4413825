/** What shoppers say of a product. */
export const reviews = {
  title: "Reviews",
  none: "Nobody has reviewed it yet.",
  count: { one: "{count} review", other: "{count} reviews" },
  all: { one: "One review", other: "{count} reviews" },
  stars: { one: "{count} star", other: "{count} stars" },
  ofFive: "{stars} of 5 stars",
  boughtHere: "Bought here",
  write: "Write a review",
  seeAll: { one: "See the review", other: "See all {count} reviews" },
  of: "Reviews of {name}",
  page: "Reviews of {name}, page {page}",
  away: "Reviews cannot be shown right now",
} as const;
