/** Several products that are put into the cart together. */
export const sets = {
  nothing: "Nothing was added.",
  added: { one: "{count} product added.", other: "{count} products added." },
  missing: "Not added: {name}. {why}",
  addAll: "Add all to cart",
  addNone: "Add to cart",
  addSome: "Add {count} to cart",
  together: "Buy together",
  sum: { one: "{count} product together", other: "{count} products together" },
  goToCart: "Go to cart",
  which: "Which {name}",
  thisOne: "This one:",
  from: "from",
} as const;
