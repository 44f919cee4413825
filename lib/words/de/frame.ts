/** Was auf jeder Seite um den Inhalt herum steht. */
export const frame = {
  skip: "Zum Inhalt springen",
  home: "{shop}, Startseite",
  remembers:
    "Wenn Sie es erlauben, merkt sich der Shop, was Sie ansehen, mögen und kaufen, um Ihnen Passendes vorzuschlagen. Sie können das jederzeit ändern, und nichts davon verlässt diesen Shop.",
  departments: "Alle Abteilungen",
  yourShop: "Ihr Shop",
  cart: "Warenkorb",
  account: "Konto und Bestellungen",
  privacy: "Datenschutz-Einstellungen",
  developers: "Für Entwickler",
  language: "Sprache",
  departmentsNav: "Abteilungen",
  missing: "Diese Seite gibt es nicht",
  missingText: "Vielleicht ist sie umgezogen, oder in der Adresse ist ein Fehler.",
  missingGo: "Zur Startseite",
  notFound: "Nicht gefunden",
} as const;
