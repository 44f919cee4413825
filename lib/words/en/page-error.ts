/** A page that could not be made: said in the browser, where nothing else works. */
export const pageError = {
  title: "This page did not work",
  text: "It is us, not you. Nothing you did is lost; in a moment it may work again.",
  again: "Try again",
  front: "Front page",
  reference: "Reference {digest}",
  closed: "The shop is closed for a moment",
  closedText: "Something is wrong on our side. It is being looked after.",
} as const;
