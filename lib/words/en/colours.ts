/** Families of colours, as addresses and facets call them in English. */
export const colours = {
  Blue: "Blue",
  Red: "Red",
  Green: "Green",
  Pink: "Pink",
  Purple: "Purple",
  Yellow: "Yellow",
  Orange: "Orange",
  Brown: "Brown",
  Beige: "Beige",
  White: "White",
  Grey: "Grey",
  Black: "Black",
  Gold: "Gold",
  Silver: "Silver",
  Copper: "Copper",
  Multicolour: "Multicolour",
} as const;
