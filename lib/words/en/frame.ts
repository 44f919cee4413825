/** What stands around every page of the shop. */
export const frame = {
  skip: "Skip to content",
  home: "{shop}, front page",
  remembers:
    "If you allow it, the shop remembers what you look at, like and buy to suggest what you may want next. You can change that at any time, and nothing leaves this shop.",
  departments: "All departments",
  yourShop: "Your shop",
  cart: "Cart",
  account: "Account and orders",
  privacy: "Privacy choices",
  developers: "For developers",
  language: "Language",
  departmentsNav: "Departments",
  missing: "This page does not exist",
  missingText: "It may have moved, or the address has a mistake in it.",
  missingGo: "Go to the front page",
  notFound: "Not found",
} as const;
