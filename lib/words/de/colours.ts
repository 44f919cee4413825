/** Farbfamilien, nach ihren englischen Namen in Adressen und Filtern. */
export const colours = {
  Blue: "Blau",
  Red: "Rot",
  Green: "Grün",
  Pink: "Rosa",
  Purple: "Violett",
  Yellow: "Gelb",
  Orange: "Orange",
  Brown: "Braun",
  Beige: "Beige",
  White: "Weiß",
  Grey: "Grau",
  Black: "Schwarz",
  Gold: "Gold",
  Silver: "Silber",
  Copper: "Kupfer",
  Multicolour: "Bunt",
} as const;
