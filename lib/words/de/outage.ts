/** Was nicht geht, während die Datenbank nicht erreichbar ist. */
export const outage = {
  note: "Sie können sich umsehen wie immer. Warenkörbe, Bestellungen und Konten sind gerade nicht erreichbar; nichts davon ist verloren.",
  text: "Die Datenbank des Shops ist nicht erreichbar. Nichts ist verloren, und gleich geht es wieder.",
  again: "Noch einmal versuchen",
  front: "Startseite",
} as const;
