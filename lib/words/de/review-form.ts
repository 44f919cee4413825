/** Eine Bewertung schreiben. */
export const reviewForm = {
  thanks: "Vielen Dank",
  thanksAbout: "Ihre Bewertung erscheint hier, sobald sie im Shop gelesen wurde.",
  of: "Bewertung von {name}",
  stars: "Sterne",
  choose: "Bitte wählen",
  stars1: "1 Stern: schlecht",
  stars2: "2 Sterne: mäßig",
  stars3: "3 Sterne: gut",
  stars4: "4 Sterne: sehr gut",
  stars5: "5 Sterne: ausgezeichnet",
  words: "In wenigen Worten",
  body: "Ihre Bewertung",
  name: "Name, der dabeistehen soll",
  about:
    "Sie erscheint, sobald sie im Shop gelesen wurde; mit einem Vermerk, wenn Sie den Artikel hier gekauft haben.",
  send: "Bewertung abschicken",
} as const;
