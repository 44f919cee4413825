/** `2–4 working days`, `1 working day`, `the same day`. */
export function sayPromise({ from, to }: { from: number; to: number }): string {
  if (to === 0) return "the same day";
  const days = from === to ? `${to}` : `${from}–${to}`;
  return `${days} working ${days === "1" ? "day" : "days"}`;
}
