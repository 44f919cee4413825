/** Briefe, die ein Konto betreffen. */
export const accountLetters = {
  resetSubject: "Ein neues Passwort für {shop}",
  resetText: "Jemand, vermutlich Sie, hat ein neues Passwort bei {shop} angefordert. Wählen Sie es hier innerhalb von {minutes}\u00a0Minuten:\n\n{link}\n\nWenn Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.\n",
  changedSubject: "Ihr Konto bei {shop}",
  changedText: "Das Passwort Ihres Kontos wurde geändert, und auf anderen Geräten wurde es abgemeldet.\n\nWenn Sie das nicht waren, fordern Sie auf der Anmeldeseite ein neues Passwort an und sagen Sie uns Bescheid.\n",
} as const;
