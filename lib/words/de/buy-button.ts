/** Der Knopf, der einen Artikel in den Warenkorb legt. */
export const buyButton = {
  add: "In den Warenkorb",
  soldOut: "Ausverkauft",
  added: "Hinzugefügt",
  inCart: "{name} liegt in Ihrem Warenkorb.",
} as const;
