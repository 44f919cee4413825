/** Was eine Bestellung kostet, und der Code, der etwas davon abzieht. */
export const totals = {
  subtotal: "Zwischensumme",
  code: "Code {code}",
  delivery: "Lieferung",
  free: "Kostenlos",
  total: "Gesamtsumme",
  refunded: "Erstattet",
  promoCode: "Gutscheincode",
  apply: "Einlösen",
  remove: "Entfernen",
  removeNamed: "{name} entfernen",
} as const;
