/** Was Besucher fragt, was gespeichert werden darf: im Browser gesagt, auf jeder Seite. */
export const consentBanner = {
  title: "Ihre Privatsphäre",
  ask: "Darf sich dieser Shop merken, was Sie ansehen, mögen und kaufen, um Ihnen Passendes vorzuschlagen, und zählen, welche Vorschläge gesehen werden? Bis Sie wählen, merkt er sich nichts.",
  inform:
    "Dieser Shop merkt sich, was Sie ansehen, mögen und kaufen, um Ihnen Passendes vorzuschlagen, und zählt, welche Vorschläge gesehen werden. Sie können das abschalten.",
  allow: "Erlauben",
  decline: "Ablehnen",
  keepOn: "So lassen",
  switchOff: "Abschalten",
  choose: "Auswählen",
} as const;
