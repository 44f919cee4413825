/** Die Seite, die ohne Netz erscheint. */
export const offline = {
  title: "Sie sind offline",
  about:
    "Diese Seite lässt sich ohne Verbindung nicht laden. Sobald es wieder eine gibt, erscheint sie von selbst. Bis dahin können Sie ansehen, was dieser Browser behalten hat.",
  again: "Noch einmal versuchen",
  search: "Im Behaltenen suchen",
  seen: "Zuletzt angesehen",
  popular: "Beliebt",
  nothing: "Davon wurde nichts behalten.",
} as const;
