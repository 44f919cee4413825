/** Was eine Suche gefunden hat und wie sie verstanden wurde. */
export const search = {
  title: "Suche",
  titleOf: "Suche: {query}",
  start: "Schreiben Sie in das Feld oben, was Sie suchen: ein Ding, eine Marke oder eine Artikelnummer.",
  quoted: "„{query}“",
  nothing: "Nichts gefunden für „{query}“",
  didYouMean: "Meinten Sie {words}?",
  tryFewer:
    "Versuchen Sie es mit weniger oder allgemeineren Wörtern, oder sehen Sie in einer dieser Kategorien nach. Darunter steht, was gerade beliebt ist.",
  trending: "Gerade gefragt",
  categories: "Gefundene Kategorien",
  page: "{products}, Seite {page}",
  notMeant: "Nicht, was Sie meinten?",
  asWritten: "Genau nach „{query}“ suchen",
  namesAlone: "Die Suche ist im Moment langsam, deshalb wurden nur Namen durchsucht.",
  closest: "So geschrieben gibt es nichts. Das kommt dem am nächsten.",
  corrected: "So geschrieben gibt es nichts. Das wurde für „{word}“ gefunden.",
  part: "Zu allem zusammen passt nichts. Das passt zu einem Teil davon.",
} as const;
