import { formatCount, formatShare } from "@/components/admin/format";
import type { WhatIf } from "@/lib/recommender/replay/what-if";

const clicks = (value: number | null) => (value === null ? "–" : value.toFixed(3));

/** What a replay found, in sentences. */
export function sayWhatIf({ lists, shoppers, logged, estimates, reproduced, problem }: WhatIf): string {
  if (lists === 0)
    return "No list of this placement has explored: give the strategy that serves an exploration share.";
  const base = `${formatCount(lists)} lists of ${formatCount(shoppers)} shoppers had ${clicks(logged)} clicks each.`;
  const trust =
    reproduced === null
      ? ""
      : ` Made anew by what serves, ${formatShare(reproduced)} of their places are filled as they were.`;
  if (problem) return `${base} Nothing can be said of this strategy: ${problem}${trust}`;
  const { value, low, high } = estimates.dr;
  return `${base} By this strategy it would have been ${clicks(value)}, between ${clicks(low)} and ${clicks(high)}.${trust}`;
}
