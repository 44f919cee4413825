/** Die Startseite. */
export const home = {
  promise: {
    one: "{count} Artikel und ein Shop, der lernt, was davon zu Ihnen passt – wenn Sie es erlauben.",
    other: "{count} Artikel und ein Shop, der lernt, was davon zu Ihnen passt – wenn Sie es erlauben.",
  },
  departments: "Abteilungen",
  products: { one: "{count} Artikel", other: "{count} Artikel" },
  empty: "Noch sind die Regale leer",
  emptyAbout: "Dieser Shop hat keine Artikel. So kommt ein eigener Katalog hinein:",
  emptyOr: "oder {upload}, oder der nächste Start füllt den leeren Shop mit dem Beispielsortiment:",
  emptyUpload: "laden Sie ihn als Händler hoch",
} as const;
