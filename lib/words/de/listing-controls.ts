/** Womit eine Auswahl eingegrenzt und sortiert wird, soweit es der Browser sagt. */
export const listingControls = {
  filters: "Filter",
  show: "Ergebnisse anzeigen",
  sortBy: "Sortieren nach",
  sort: "Sortieren",
  featured: "Empfohlen",
  newest: "Neueste zuerst",
  "price-asc": "Preis aufsteigend",
  "price-desc": "Preis absteigend",
  name: "Name",
  best: "Beste Treffer",
} as const;
