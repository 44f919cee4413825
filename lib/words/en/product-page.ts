/** What the leaves of a product's page say. */
export const productPage = {
  pictures: "Pictures of {name}",
  closer: "Look closer: {what}",
  like: "Like {name}",
  add: "Add",
} as const;
