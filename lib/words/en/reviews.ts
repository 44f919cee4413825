/** What shoppers say of a product. */
export const reviews = {
  title: "Reviews",
  none: "Nobody has reviewed it yet.",
  count: { one: "{count} review", other: "{count} reviews" },
  all: { one: "One review", other: "{count} reviews" },
  stars: { one: "{count} star", other: "{count} stars" },
  ofFive: "{stars} of 5 stars",
  boughtHere: "Bought here",
} as const;
