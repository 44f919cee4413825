/** Was jede Seite sagt, wenn das Netz weg ist. */
export const offlineNote = {
  offline: "Sie sind offline. Preise und Bestand können sich geändert haben.",
  kept: "Sie sind offline. Das wird erledigt, sobald es wieder eine Verbindung gibt.",
  sent: "Was Sie offline getan haben, ist angekommen.",
} as const;
