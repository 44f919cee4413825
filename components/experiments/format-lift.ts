const LOCALE = "en-GB";
const percent = new Intl.NumberFormat(LOCALE, {
  style: "percent",
  maximumFractionDigits: 1,
  signDisplay: "exceptZero",
});

/** A relative difference with its sign: 0.052 → `+5.2%`; null as a dash. */
export function formatLift(lift: number | null): string {
  return lift === null ? "–" : percent.format(lift).replace("-", "−");
}

/** `−1.2% to +9%`; an end that is open is said so. */
export function formatLiftRange(low: number | null, high: number | null): string {
  if (low === null && high === null) return "–";
  if (low === null) return `up to ${formatLift(high)}`;
  if (high === null) return `${formatLift(low)} and more`;
  return `${formatLift(low)} to ${formatLift(high)}`;
}

const chance = new Intl.NumberFormat(LOCALE, { style: "percent", maximumFractionDigits: 1 });

/** A chance that is never said to be certain: `> 99.9%`. */
export function formatChance(share: number | null): string {
  if (share === null) return "–";
  if (share > 0.999) return "> 99.9%";
  return share < 0.001 ? "< 0.1%" : chance.format(share);
}
