/** How long something is kept, for staff: in days, as it is set. */
export function sayKept(days: number | null): string {
  if (days === null) return "for good";
  return days === 1 ? "1 day" : `${days} days`;
}
