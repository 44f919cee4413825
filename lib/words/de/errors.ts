/** Warum ein Formular oder ein Klick nicht angenommen wurde. */
export const errors = {
  // Jedes Formular
  marked: "Bitte prüfen Sie die markierten Felder.",
  ours: "Bei uns ist etwas schiefgegangen.",
  away: "Die Datenbank des Shops ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.",
  full: "Der Datenträger des Shops ist voll. Es wurde nichts gespeichert; bitte versuchen Sie es später noch einmal.",
  tooManySeconds: {
    one: "Zu viele Versuche. Bitte versuchen Sie es in {count} Sekunde noch einmal.",
    other: "Zu viele Versuche. Bitte versuchen Sie es in {count} Sekunden noch einmal.",
  },
  tooManyMinutes: {
    one: "Zu viele Versuche. Bitte versuchen Sie es in {count} Minute noch einmal.",
    other: "Zu viele Versuche. Bitte versuchen Sie es in {count} Minuten noch einmal.",
  },
  busySeconds: {
    one: "Im Shop ist gerade viel los. Bitte versuchen Sie es in {count} Sekunde noch einmal.",
    other: "Im Shop ist gerade viel los. Bitte versuchen Sie es in {count} Sekunden noch einmal.",
  },
  busyMinutes: {
    one: "Im Shop ist gerade viel los. Bitte versuchen Sie es in {count} Minute noch einmal.",
    other: "Im Shop ist gerade viel los. Bitte versuchen Sie es in {count} Minuten noch einmal.",
  },
  outdatedPage: "Diese Seite ist veraltet. Bitte laden Sie sie neu.",
  signIn: "Bitte melden Sie sich an.",

  // Felder
  tooLong: "Bitte geben Sie höchstens {max} Zeichen ein.",
  tooShort: "Bitte schreiben Sie mindestens {min} Zeichen.",
  nothing: "Bitte schreiben Sie etwas.",
  oneLine: "Bitte geben Sie eine Zeile einfachen Text ein.",
  plainText: "Bitte geben Sie einfachen Text ein.",
  emailTooLong: "Diese E-Mail-Adresse ist zu lang.",
  email: "Bitte geben Sie eine E-Mail-Adresse wie name@example.com ein.",
  yourName: "Bitte geben Sie Ihren Namen ein.",
  shownName: "Bitte geben Sie einen Namen ein, der dabeistehen soll.",
  noProduct: "Das ist kein Artikel.",

  // Warenkorb
  notSold: "Dieser Artikel wird nicht mehr verkauft.",
  choiceNotSold: "Diese Ausführung wird nicht mehr verkauft.",
  chooseFirst: "Bitte wählen Sie zuerst {options}.",
  otherCurrency: "Ihr Warenkorb ist in {cart}, und dieser Artikel wird in {product} verkauft.",
  soldOut: "Leider ausverkauft.",
  onlyLeft: "Nur noch {stock} verfügbar.",
  onlyLeftAllMine: "Nur noch {stock} verfügbar, und alle liegen schon in Ihrem Warenkorb.",
  onlyLeftSomeMine: "Nur noch {stock} verfügbar, davon {mine} in Ihrem Warenkorb.",
  most: "Bitte bestellen Sie höchstens {most} Stück eines Artikels.",
  wholeNumber: "Bitte geben Sie eine ganze Zahl ein.",
  atLeastOne: "Bitte geben Sie mindestens 1 ein.",
  tickOne: "Bitte wählen Sie mindestens einen Artikel aus.",
  aProduct: "Ein Artikel",

  // Gutscheincodes
  enterCode: "Bitte geben Sie einen Code ein.",
  noCode: "Das ist kein Code von uns.",
  codeTwice: "Der Code {code} ist schon in Ihrem Warenkorb: Er zählt nur einmal.",
  codeUnknown: "Diesen Code kennen wir nicht. Bitte prüfen Sie die Schreibweise.",
  codeEarly: "Der Code {code} gilt noch nicht.",
  codeEnded: "Der Code {code} ist abgelaufen.",
  codeUsedUp: "Der Code {code} ist aufgebraucht.",
  codeUsed: "Sie haben den Code {code} schon eingelöst.",
  codeStops: "{why} Bitte entfernen Sie ihn, um ohne ihn zu bestellen.",

  // Adressen
  street: "Bitte geben Sie Straße und Hausnummer ein.",
  city: "Bitte geben Sie den Ort ein.",
  postcode: "Bitte geben Sie die Postleitzahl ein.",
  wrongPostcode: "„{postcode}“ ist keine Postleitzahl des gewählten Landes.",
  wrongPostcodeLike:
    "„{postcode}“ ist keine Postleitzahl des gewählten Landes. Dort sieht eine so aus: {example}.",
  state: "Bitte wählen Sie einen Bundesstaat.",
  wrongState: "„{state}“ ist kein Bundesstaat des gewählten Landes.",
  country: "Bitte wählen Sie ein Land.",
  noDelivery: "Bitte wählen Sie ein Land, in das wir liefern.",

  // Kasse
  cartEmpty: "Ihr Warenkorb ist leer.",
  howDelivered: "Bitte wählen Sie eine Lieferart.",
  notOffered: "Diese Lieferart wird nicht mehr angeboten. Bitte wählen Sie eine andere.",
  tooLarge: "Diese Bestellung ist zu groß, um sie online aufzugeben.",
  priceChanged:
    "Ein Preis hat sich geändert: Die Gesamtsumme beträgt jetzt {total}. Bitte prüfen Sie sie und bestellen Sie noch einmal.",
  otherOrder: "Dieses Formular gehört zu einer anderen Bestellung. Bitte öffnen Sie die Kasse neu.",
  placedAlready:
    "Mit diesem Formular wurde schon die Bestellung {number} aufgegeben. Bitte öffnen Sie die Kasse neu.",
  beingPaid: "Ihr Warenkorb wird gerade in einem anderen Fenster bezahlt. Bitte sehen Sie zuerst dort nach.",
  goneOfCart: "Ein Teil Ihres Warenkorbs ist gerade nicht mehr verfügbar.",
  goneProduct: "{name} ist nicht mehr verfügbar.",
  soldOutProduct: "{name} ist gerade ausverkauft.",
  onlyLeftOf: "Von {name} sind nur noch {stock} da.",

  // Bestellungen
  orderNumber: "Bitte geben Sie die Nummer der Bestellung ein: Sie steht in der E-Mail dazu.",
  notYourOrder:
    "Sie haben keine Bestellung {number}. Ihre Seite öffnet sich mit dem Link in der E-Mail zur Bestellung.",
  noSuchPair:
    "Es gibt keine Bestellung mit dieser Nummer und E-Mail-Adresse. Bitte prüfen Sie beides: Es steht in der E-Mail zur Bestellung.",
  onItsWay: "Diese Bestellung ist schon unterwegs. Sie können sie zurücksenden, sobald sie da ist.",
  noReturn:
    "Diese Bestellung kann nicht zurückgesandt werden: Sie ist nicht unterwegs oder schon abgeschlossen.",
  cancelledAlready: "Die Bestellung {number} wurde schon storniert.",
  returnedAlready: "Die Bestellung {number} wurde schon zurückgegeben.",
  noOrder: "Es gibt keine Bestellung {number}.",

  // Benachrichtigungen
  notForSale: "Dieser Artikel wird nicht mehr verkauft.",
  choiceNotForSale: "Diese Ausführung wird nicht mehr verkauft.",
  backAlready: "Der Artikel ist wieder da. Bitte laden Sie die Seite neu.",
  tooManyNotices: "Für diese Adresse merken wir uns schon so viele Artikel, wie es geht.",
} as const;
