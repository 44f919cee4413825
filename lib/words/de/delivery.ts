/** Die Wege, auf denen eine Bestellung ankommt. */
export const delivery = {
  sameDay: "noch am selben Tag",
  workingDays: { one: "{count}\u00a0Werktag", other: "{count}\u00a0Werktage" },
  workingDaysTo: "{from}–{to}\u00a0Werktage",
  standard: "Standardlieferung",
  express: "Expresslieferung",
  collect: "Selbst abholen",
  readyIn: "Abholbereit: {days}, {place}",
} as const;
