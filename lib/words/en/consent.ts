/** What may be recorded, chosen in detail. */
export const consent = {
  always: "Your cart and your likes are kept whatever you choose, and nothing leaves this shop.",
  personalisation: "Personal suggestions",
  personalisationAbout:
    "The shop remembers what you look at, like, put into the cart and buy, to show you what fits. Switched off, it records none of that and shows what is popular.",
  analytics: "Counting suggestions",
  analyticsAbout:
    "The shop counts which suggestions you see and follow, to learn which of them help. Switched off, it counts nothing of yours.",
  what: "What may be recorded",
  save: "Save this choice",
  allowAll: "Allow all",
  declineAll: "Decline all",
  notYet: "You have not chosen yet.",
  chosenOn: "You chose this on {date} (UTC).",
  title: "Privacy choices",
  taste: "See what your recommendations rest on",
  tasteHint: "and switch single products off.",
} as const;
