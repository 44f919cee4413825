/** What is said of a product wherever it stands, in the browser too. */
export const card = {
  soldOut: "Sold out",
  now: "Now ",
  before: ", before ",
  from: "from ",
} as const;
