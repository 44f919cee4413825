/** Was gespeichert werden darf, im Einzelnen gewählt. */
export const consent = {
  always:
    "Ihr Warenkorb und was Sie mögen bleiben gespeichert, was auch immer Sie wählen, und nichts verlässt diesen Shop.",
  personalisation: "Persönliche Vorschläge",
  personalisationAbout:
    "Der Shop merkt sich, was Sie ansehen, mögen, in den Warenkorb legen und kaufen, um Ihnen Passendes zu zeigen. Abgeschaltet speichert er nichts davon und zeigt, was beliebt ist.",
  analytics: "Vorschläge zählen",
  analyticsAbout:
    "Der Shop zählt, welche Vorschläge Sie sehen und welchen Sie folgen, um zu lernen, welche davon helfen. Abgeschaltet zählt er nichts von Ihnen.",
  what: "Was gespeichert werden darf",
  save: "Auswahl speichern",
  allowAll: "Alles erlauben",
  declineAll: "Alles ablehnen",
  notYet: "Sie haben noch nicht gewählt.",
  chosenOn: "Das haben Sie am {date} (UTC) gewählt.",
  title: "Datenschutz-Einstellungen",
  taste: "Sehen Sie, worauf Ihre Empfehlungen beruhen,",
  tasteHint: "und schalten Sie einzelne Produkte ab.",
} as const;
