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
} as const;
