/** Das Konto und seine Teile, ohne die Wege hinein. */
export const account = {
  pages: "Ihr Konto",
  lists: "Listen",
  addresses: "Adressen",
  security: "Passwort und Anmeldung",
} as const;
