/** Writing a review. */
export const reviewForm = {
  thanks: "Thank you",
  thanksAbout: "Your review is shown here once somebody of the shop has read it.",
  of: "Review of {name}",
  stars: "Stars",
  choose: "Please choose",
  stars1: "1 star: poor",
  stars2: "2 stars: fair",
  stars3: "3 stars: good",
  stars4: "4 stars: very good",
  stars5: "5 stars: excellent",
  words: "In a few words",
  body: "Your review",
  name: "Name to be shown",
  about: "It is shown once somebody of the shop has read it, with a mark if you have bought it here.",
  send: "Send review",
} as const;
