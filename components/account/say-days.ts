const DAYS_A_MONTH = 30.4375;
const NEAR = 0.1;

/** How long something is kept, as people say it: in months and years where it comes to whole ones. Null: for good. */
export function sayDays(days: number | null): string {
  if (days === null) return "until you delete it";
  const months = Math.round(days / DAYS_A_MONTH);
  const isWhole = months >= 3 && Math.abs(days / DAYS_A_MONTH - months) < NEAR;
  if (!isWhole) return days === 1 ? "1 day" : `${days} days`;
  if (months % 12 > 0) return `${months} months`;
  return months === 12 ? "1 year" : `${months / 12} years`;
}
