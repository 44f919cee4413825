/** Was der Shop über jemandes Geschmack annimmt, und worauf das beruht. */
export const taste = {
  title: "Ihr Geschmack",
  account: "Konto",
  intro:
    "Was Sie nach Annahme des Shops mögen, und worauf das beruht. Schalten Sie ab, was nicht zählen soll, etwa ein Geschenk: Die nächsten Vorschläge sind dann, als wären Sie ihm nie begegnet. Nichts wird gelöscht, und Sie können es wieder einschalten.",
  beliefs: "Was der Shop annimmt",
  beliefsHint:
    "Kategorien und Marken lenken Ihre Vorschläge unmittelbar. Was die Produkte gemeinsam haben, zählt, wo der Shop neue mit denen vergleicht, die Sie kennen.",
  categories: "Sie sehen sich gern um in",
  brands: "Sie kommen zurück zu",
  attributes: "Was die Produkte gemeinsam haben, die Sie mögen",
  because: "Wegen {products}",
  becauseMore: {
    one: "Wegen {products} und {count} weiteren",
    other: "Wegen {products} und {count} weiteren",
  },
  strength: "{percent} von dem, worauf es beruht",
  noBelief: "Noch nichts: Was unten zählt, sagt zu wenig.",
  allOff: "Nichts: Alles, worauf es beruhen würde, ist abgeschaltet.",
  restsOn: "Worauf das beruht",
  count: { one: "{count} Produkt", other: "{count} Produkte" },
  allOn: "{products}, alle eingeschaltet",
  someOff: "{products}, davon {off} abgeschaltet",
  nothing: "Nichts wird gemerkt",
  nothingText:
    "Sie haben dem Shop nicht erlaubt, sich zu merken, was Sie ansehen. Sie sehen deshalb, was bei allen beliebt ist.",
  choices: "Datenschutz-Einstellungen",
  empty: "Noch nichts",
  emptyText:
    "Sie sehen, was bei allen beliebt ist. Was Sie von jetzt an ansehen, mögen oder kaufen, steht hier, jedes mit eigenem Schalter.",
  look: "Im Shop umsehen",
  notUsed: "Ihre Empfehlungen sind nicht persönlich",
  notUsedText:
    "Sie haben dem Shop nicht erlaubt, persönliche Vorschläge zu machen. Deshalb wird nichts von dem benutzt, was unten steht, was auch immer sein Schalter sagt. {change}",
  notUsedChange: "Datenschutz-Einstellungen ändern",
  pause: "Persönliche Vorschläge anhalten",
  pauseHint:
    "Sie sehen, was beliebt ist, und nichts Neues wird gemerkt, bis Sie weitermachen. Was schon gemerkt ist, bleibt.",
  goOn: "Wieder persönliche Vorschläge",
  goOnHint:
    "Sie sind angehalten. Was Sie ansehen, mögen und kaufen, wird wieder gemerkt, sobald Sie weitermachen.",
  control: "In Ihrer Hand",
  dataHint: "Alles, was über Sie gespeichert ist, können Sie unter {data} herunterladen oder löschen.",
  data: "Ihre Daten",
  bought: "Das haben Sie gekauft",
  chose: "Das haben Sie in den Warenkorb gelegt",
  liked: "Das mögen Sie",
  rated: "Das haben Sie bewertet",
  viewed: "Das haben Sie angesehen",
  disliked: "Das haben Sie schlecht bewertet, deshalb halten sich Vorschläge davon fern",
  let: "{name} für Empfehlungen zählen lassen",
  counts: "Zählt",
  off: "Abgeschaltet",
} as const;
