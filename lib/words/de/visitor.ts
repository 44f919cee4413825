/** Der Weg zum Konto in der Kopfzeile: im Browser gesagt, auf jeder Seite. */
export const visitor = {
  account: "Konto",
  accountOf: "Konto von {name}",
} as const;
