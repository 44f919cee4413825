/** The front page. */
export const home = {
  promise: {
    one: "{count} product, and a shop that learns which of them are for you, if you let it.",
    other: "{count} products, and a shop that learns which of them are for you, if you let it.",
  },
  departments: "Departments",
  products: { one: "{count} product", other: "{count} products" },
  empty: "Nothing on the shelves yet",
  emptyAbout: "This shop has no products. Bring in a catalog of your own:",
  emptyOr: "or {upload}, or let the next start fill the empty shop with the sample:",
  emptyUpload: "upload it as its merchant",
} as const;
