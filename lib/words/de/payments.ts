/** Warum aus einer Zahlung nichts geworden ist. */
export const payments = {
  declined: "Die Karte wurde abgelehnt. Bitte versuchen Sie es mit einer anderen.",
  noFunds: "Die Karte ist nicht ausreichend gedeckt. Bitte versuchen Sie es mit einer anderen.",
  noTestCard: "Das ist keine Testkarte. Bitte geben Sie hier nie eine echte ein.",
  notBegun: "Die Zahlung wurde nicht begonnen.",
  notConfirmed: "Ihre Bank hat die Zahlung nicht bestätigt.",
  notInTime: "Die Zahlung wurde nicht rechtzeitig abgeschlossen.",
  cancelled: "Die Zahlung wurde abgebrochen.",
  replaced: "Diese Zahlung wurde durch eine andere ersetzt.",
  tooLate:
    "Die Zahlung kam zu spät: Ihre Artikel waren nicht mehr reserviert. Es wurde nichts abgebucht. Bitte bestellen Sie noch einmal.",
  noAnswer:
    "Der Zahlungsdienst hat nicht rechtzeitig geantwortet. Ohne Bestellung wird nichts abgebucht: Sollte die Zahlung doch noch durchgehen, wird sie von selbst erstattet. Ihre Eingaben sind noch da: Bitte versuchen Sie es noch einmal.",
} as const;
