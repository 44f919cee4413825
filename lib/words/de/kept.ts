/** Arten von Daten, die eine Zeit lang gespeichert bleiben, wie die Aufbewahrung sie nennt. */
export const kept = {
  lists: "Vorschläge, die Sie gesehen haben, und welchen Sie gefolgt sind",
  interactions: "Was Sie ohne Konto angesehen und gekauft haben",
  "member-interactions": "Was Sie mit Konto angesehen und gekauft haben",
  carts: "Ein Warenkorb, den Sie ohne Konto zurückgelassen haben",
  "stock-notices": "Ihre E-Mail-Adresse, wo Sie auf etwas Ausverkauftes warten",
  merges:
    "Vermerke, mit denen Sie rückgängig machen können, dass der Verlauf eines Browsers in Ihr Konto kam",
  orders: "Name, E-Mail und Adresse auf einer Bestellung",
  shoppers:
    "Was Sie ohne Konto auf dieser Seite gewählt haben, sobald sonst nichts mehr von Ihnen gespeichert ist",
} as const;
