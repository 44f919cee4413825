/** Das Suchfeld und seine Vorschläge, auf jeder Seite. */
export const searchBox = {
  placeholder: "Wonach suchen Sie?",
  label: "Im Shop suchen",
  products: "Nach Produkten suchen",
  search: "Suchen",
  suggestions: "Vorschläge",
  department: "Abteilung",
} as const;
