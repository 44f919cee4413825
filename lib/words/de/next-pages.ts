/** Eine Auswahl, die weitergeht, wo ihre Seite endet. */
export const nextPages = {
  page: "Seite {page} von {count}",
  added: "{products} weitere Produkte, Seite {page} von {count}",
  more: "Mehr anzeigen",
  loading: "Weitere Produkte werden geladen",
  failed: "Weitere Produkte konnten nicht geladen werden.",
  again: "Noch einmal versuchen",
} as const;
