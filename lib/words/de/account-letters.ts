/** Briefe, die ein Konto betreffen. */
export const accountLetters = {
  resetSubject: "Ein neues Passwort für {shop}",
  resetText:
    "Jemand, vermutlich Sie, hat ein neues Passwort bei {shop} angefordert. Wählen Sie es hier innerhalb von {minutes}\u00a0Minuten:\n\n{link}\n\nWenn Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.\n",
} as const;
