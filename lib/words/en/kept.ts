/** Kinds of data that are kept for a time, by what retention calls them. */
export const kept = {
  lists: "Suggestions you were shown, and which of them you followed",
  interactions: "What you looked at and bought without an account",
  "member-interactions": "What you looked at and bought with an account",
  carts: "A cart you left without an account",
  "stock-notices": "Your e-mail address where you wait for something that is sold out",
  merges: "Notes that let you undo adding a browser's history to your account",
  orders: "Name, e-mail and address on an order",
  shoppers: "The choices you made on this page without an account, once nothing else of yours is kept",
} as const;
