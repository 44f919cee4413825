/** What does not work while the database is away. */
export const outage = {
  note: "You can look around as usual. Carts, orders and accounts cannot be reached just now; nothing in them is lost.",
  text: "The shop’s database cannot be reached. Nothing is lost, and in a moment it works again.",
  again: "Try again",
  front: "Front page",
} as const;
