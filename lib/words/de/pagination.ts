/** Verweise auf die Seiten einer langen Liste. */
export const pagination = {
  pages: "Seiten",
  previous: "Vorige Seite",
  next: "Nächste Seite",
  page: "Seite {page}",
} as const;
