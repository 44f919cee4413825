/** The ways an order goes to its shopper. */
export const delivery = {
  sameDay: "the same day",
  workingDays: { one: "{count} working day", other: "{count} working days" },
  workingDaysTo: "{from}–{to} working days",
  standard: "Standard delivery",
  express: "Express delivery",
  collect: "Collect it yourself",
  readyIn: "Ready in {days}, at {place}",
} as const;
