/** Was eine Seite selbst über ein Formular sagt, das den Shop nicht erreicht hat. */
export const forms = {
  unreachable:
    "Der Shop war nicht erreichbar. Ihre Eingaben sind noch da: Bitte versuchen Sie es noch einmal.",
  notReached: "Der Shop war nicht erreichbar. Bitte versuchen Sie es noch einmal.",
  outdated:
    "Der Shop wurde aktualisiert, seit Sie diese Seite geladen haben. Bitte laden Sie die Seite neu und senden Sie das Formular noch einmal ab.",
  reloading:
    "Der Shop wurde aktualisiert, seit Sie diese Seite geladen haben. Sie wird neu geladen: Bitte versuchen Sie es dann noch einmal.",
} as const;
