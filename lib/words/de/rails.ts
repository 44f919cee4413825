/** Was um die Artikel einer Empfehlungsliste herum steht. */
export const rails = {
  whyThese: "Warum diese?",
  whyTheseOf: "Warum diese? {heading}",
  back: "{heading}: zurück",
  more: "{heading}: weiter",
  whyThis: "Warum dieser Artikel? {name}",
} as const;
