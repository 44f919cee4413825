/** Bescheid bekommen, wenn es etwas wieder gibt. */
export const notice = {
  done: "Wir geben Ihnen Bescheid",
  doneAbout:
    "Sobald es den Artikel wieder gibt, geht eine E-Mail an {email}. Danach wird die Adresse gelöscht.",
  title: "Bescheid geben, wenn es den Artikel wieder gibt",
  email: "E-Mail",
  hint: "Nur für diese eine E-Mail.",
  send: "Bescheid geben",
} as const;
