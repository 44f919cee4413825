/** Was von einem Artikel überall gesagt wird, auch im Browser. */
export const card = {
  soldOut: "Ausverkauft",
  now: "Jetzt ",
  before: ", vorher ",
  from: "ab ",
} as const;
