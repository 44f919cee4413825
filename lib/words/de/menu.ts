/** Das Menü der Abteilungen: im Browser gesagt, auf jeder Seite. */
export const menu = {
  departments: "Abteilungen",
  all: "Alle Abteilungen",
  allOf: "Alles aus {name}",
  away: "Die Abteilungen sind gerade nicht zu haben. Sie stehen auch am Fuß jeder Seite.",
  loading: "Abteilungen werden geladen",
} as const;
