/** What controls say of themselves, wherever they stand. */
export const controls = {
  optional: "(optional)",
  close: "Close",
} as const;
