/** Was Bedienelemente über sich selbst sagen, wo auch immer sie stehen. */
export const controls = {
  optional: "(freiwillig)",
  close: "Schließen",
} as const;
