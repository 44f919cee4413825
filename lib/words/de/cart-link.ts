/** Der Weg zum Warenkorb im Kopf der Seite. */
export const cartLink = {
  cart: "Warenkorb",
  cartOf: { one: "Warenkorb, {count} Artikel", other: "Warenkorb, {count} Artikel" },
} as const;
