/** Eine Seite, die nicht zustande kam: im Browser gesagt, wo nichts anderes mehr geht. */
export const pageError = {
  title: "Diese Seite hat nicht funktioniert",
  text: "Das liegt an uns, nicht an Ihnen. Nichts ist verloren, und gleich geht es vielleicht wieder.",
  again: "Noch einmal versuchen",
  front: "Startseite",
  reference: "Kennung {digest}",
  closed: "Der Shop ist für einen Moment geschlossen",
  closedText: "Auf unserer Seite stimmt etwas nicht. Wir kümmern uns darum.",
} as const;
