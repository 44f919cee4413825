/** Was der Shop über jemanden weiß: zum Mitnehmen und zum Löschen. */
export const yourData = {
  title: "Ihre Daten",
  everything:
    "Alles, was dieser Shop über Sie gespeichert hat, als eine Datei zum Lesen, Aufheben oder Mitnehmen.",
  nothing: "Über diesen Browser ist nichts gespeichert.",
  download: "Meine Daten herunterladen",
  taste: "Worauf Ihre Empfehlungen beruhen",
  tasteHint:
    "Was Sie nach Annahme des Shops mögen, und jedes Produkt aus Ihrer Vergangenheit, das zählt, mit einem Schalter, um es wegzulassen.",
  kept: "Was gespeichert bleibt, und wie lange",
  keptHint:
    "Die Bestellungen selbst bleiben, wie das Gesetz es für die Buchführung verlangt. Summen, die niemanden nennen, etwa wie oft ein Produkt an einem Tag angesehen wurde, bleiben.",
  forGood: "bis Sie es löschen",
  days: { one: "{count} Tag", other: "{count} Tage" },
  months: { one: "{count} Monat", other: "{count} Monate" },
  years: { one: "{count} Jahr", other: "{count} Jahre" },
  deleteAccount: "Mein Konto und meine Daten löschen",
  deleteData: "Meine Daten löschen",
  deleteAccountText:
    "Was Sie angesehen, gemocht und gezeigt bekommen haben, Ihr Warenkorb und Ihre Einstellungen werden endgültig gelöscht, Ihr Konto wird geschlossen, und Sie werden überall abgemeldet. Bestellungen bleiben ohne Ihren Namen, Ihre E-Mail und Ihre Adresse.",
  deleteDataText:
    "Was Sie angesehen, gemocht und gezeigt bekommen haben, Ihr Warenkorb und Ihre Einstellungen werden endgültig gelöscht. Bestellungen bleiben ohne Ihren Namen, Ihre E-Mail und Ihre Adresse.",
  yourPassword: "Ihr Passwort",
  sure: "Ich weiß, dass sich das nicht rückgängig machen lässt.",
  deleteAccountButton: "Konto und Daten löschen",
  merged: {
    one: "Als Sie sich am {date} angemeldet haben, kam {count} Sache, die in diesem Browser davor geschah, in Ihr Konto.",
    other:
      "Als Sie sich am {date} angemeldet haben, kamen {count} Dinge, die in diesem Browser davor geschahen, in Ihr Konto.",
  },
  notMe: "Das war nicht ich",
  noReceipt: "Keine Quittung",
  noReceiptText: "Zu dieser Nummer gibt es keine Quittung. Ihre Daten löschen Sie in Ihrem Konto.",
  toAccount: "Zu Ihrem Konto",
  erased: "Ihre Daten sind gelöscht",
  erasedText:
    "Am {date} (UTC) hat dieser Shop alles gelöscht, was er über Sie gespeichert hatte. Auch in diesem Browser ist nichts davon geblieben.",
  receipt: "Ihre Quittung",
  receiptText:
    "Sie ist vom Shop signiert und nennt niemanden. Mit ihr können Sie später belegen, dass Ihre Daten gelöscht wurden, und der Shop kann prüfen, ob das noch so ist.",
  number: "Nummer",
  saveReceipt: "Quittung speichern",
  toShop: "Zurück zum Shop",
} as const;
