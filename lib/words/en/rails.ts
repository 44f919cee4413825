/** What stands around the products of a recommended list. */
export const rails = {
  whyThese: "Why these?",
  whyTheseOf: "Why these? {heading}",
  back: "{heading}: back",
  more: "{heading}: more",
  whyThis: "Why this? {name}",
} as const;
