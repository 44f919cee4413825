import type { RateChange } from "@/lib/recommender/insights/outcome";
import { formatPoints, formatRelative } from "./format";

type Tone = "up" | "down" | "flat";

const TONES: Record<Tone, string> = {
  up: "text-positive",
  down: "text-negative",
  flat: "text-muted",
};

function toneOf(difference: number): Tone {
  if (difference === 0) return "flat";
  return difference > 0 ? "up" : "down";
}

/** How an amount moved against the days before; nothing when there was nothing before. */
export function AmountChange({ change }: { change: number | null }) {
  if (change === null) return <span className="text-muted">nothing to compare</span>;
  return <span className={`tabular-nums ${TONES[toneOf(change)]}`}>{formatRelative(change)}</span>;
}

/** How a rate moved, coloured only when the difference is more than chance. */
export function PointsChange({ change }: { change: RateChange | null }) {
  if (change === null) return <span className="text-muted">nothing to compare</span>;
  const tone = change.clear ? toneOf(change.difference) : "flat";
  return (
    <span className={`tabular-nums ${TONES[tone]}`}>
      {formatPoints(change.difference)}
      {!change.clear && <span className="sr-only"> (within chance)</span>}
    </span>
  );
}
