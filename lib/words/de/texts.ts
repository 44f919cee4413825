/** Wie die eigenen Texte des Shops heißen, und was um sie herum steht. */
export const texts = {
  about: "Über diesen Shop",
  shop: "Shop",
  delivery: "Lieferung",
  returns: "Rückgabe",
  contact: "Kontakt",
  terms: "AGB",
  privacy: "Datenschutzerklärung",
  imprint: "Impressum",
  sample: "Ein Beispieltext",
  sampleHint:
    "Er kommt mit der Software und gilt für keinen Shop. Wer diesen betreibt, ersetzt ihn in der Verwaltung unter „Texts“.",
  missing: "Nicht gefunden",
} as const;
