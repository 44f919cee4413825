/**
 * What people are told before they choose. Every choice is kept with the version of these words (CONSENT_TEXT): change
 * them and the version together.
 */
export const CONSENT_WORDS = {
  title: "Your privacy",
  ask: "May this shop remember what you look at, like and buy, to suggest what fits you, and count which suggestions are seen? Until you choose it remembers nothing.",
  inform:
    "This shop remembers what you look at, like and buy, to suggest what fits you, and counts which suggestions are seen. You can switch that off.",
  always: "Your cart and your likes are kept whatever you choose, and nothing leaves this shop.",
  personalisation: {
    label: "Personal suggestions",
    about:
      "The shop remembers what you look at, like, put into the cart and buy, to show you what fits. Switched off, it records none of that and shows what is popular.",
  },
  analytics: {
    label: "Counting suggestions",
    about:
      "The shop counts which suggestions you see and follow, to learn which of them help. Switched off, it counts nothing of yours.",
  },
} as const;
