/** Was die Teile einer Artikelseite sagen, die im Browser laufen. */
export const productPage = {
  pictures: "Bilder von {name}",
  closer: "Näher ansehen: {what}",
  like: "{name} merken",
  add: "Hinzufügen",
} as const;
