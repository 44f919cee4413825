/** What asks a visitor what may be recorded: said in the browser, on every page. */
export const consentBanner = {
  title: "Your privacy",
  ask: "May this shop remember what you look at, like and buy, to suggest what fits you, and count which suggestions are seen? Until you choose it remembers nothing.",
  inform:
    "This shop remembers what you look at, like and buy, to suggest what fits you, and counts which suggestions are seen. You can switch that off.",
  allow: "Allow",
  decline: "Decline",
  keepOn: "Keep on",
  switchOff: "Switch off",
  choose: "Choose",
} as const;
