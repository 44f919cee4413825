/** Was Kundinnen und Kunden über einen Artikel sagen. */
export const reviews = {
  title: "Bewertungen",
  none: "Noch hat niemand diesen Artikel bewertet.",
  count: { one: "{count} Bewertung", other: "{count} Bewertungen" },
  all: { one: "Eine Bewertung", other: "{count} Bewertungen" },
  stars: { one: "{count} Stern", other: "{count} Sterne" },
  ofFive: "{stars} von 5 Sternen",
  boughtHere: "Hier gekauft",
  write: "Bewertung schreiben",
  seeAll: { one: "Bewertung lesen", other: "Alle {count} Bewertungen" },
  of: "Bewertungen: {name}",
  page: "Bewertungen: {name}, Seite {page}",
  away: "Bewertungen können gerade nicht gezeigt werden",
} as const;
