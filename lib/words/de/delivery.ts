/** Die Wege, auf denen eine Bestellung ankommt. */
export const delivery = {
  sameDay: "noch am selben Tag",
  workingDays: { one: "{count} Werktag", other: "{count} Werktage" },
  workingDaysTo: "{from}–{to} Werktage",
  standard: "Standardlieferung",
  express: "Expresslieferung",
  collect: "Selbst abholen",
  readyIn: "Abholbereit: {days}, {place}",
} as const;
