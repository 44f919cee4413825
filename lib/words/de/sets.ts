/** Mehrere Artikel, die zusammen in den Warenkorb gelegt werden. */
export const sets = {
  nothing: "Es wurde nichts hinzugefügt.",
  added: { one: "{count} Artikel hinzugefügt.", other: "{count} Artikel hinzugefügt." },
  missing: "Nicht hinzugefügt: {name}. {why}",
  addAll: "Alle in den Warenkorb",
  addNone: "In den Warenkorb",
  addSome: "{count} in den Warenkorb",
  together: "Zusammen kaufen",
  sum: { one: "{count} Artikel zusammen", other: "{count} Artikel zusammen" },
  goToCart: "Zum Warenkorb",
  which: "{name}: Ausführung",
  thisOne: "Dieser Artikel:",
  from: "ab",
} as const;
