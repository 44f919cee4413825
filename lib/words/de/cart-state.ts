/** Was über den Inhalt eines Warenkorbs und seinen Code gesagt wird. */
export const cartState = {
  gone: "Nicht mehr verfügbar. Bitte entfernen Sie den Artikel, um den Rest zu bestellen.",
  short: "Nur noch {available} verfügbar. Bitte verringern Sie die Menge.",
  codeOther: "Der Code {code} gilt für Bestellungen in {currency}.",
  codeMore: "Der Code {code} gilt, sobald Ihr Warenkorb {missing} mehr wert ist.",
  freeDelivery: "Kostenlose Standardlieferung",
  percentOff: "{percent}\u00a0% Rabatt",
  amountOff: "{amount} Rabatt",
} as const;
