import { type Outcome, rateChange, rateOf, type Step } from "@/lib/recommender/insights/outcome";
import { PointsChange } from "./change";
import { formatShare } from "./format";

/** A rate, its 95 % interval and, when there is a period before, how it moved. */
export function RateCell({ now, before, step }: { now: Outcome; before?: Outcome; step: Step }) {
  const rate = rateOf(now, step);
  if (!rate.interval) return <span className="text-muted">–</span>;
  return (
    <>
      <span className="font-medium">{formatShare(rate.value)}</span>
      <span className="block text-xs text-muted">
        {formatShare(rate.interval.low)} – {formatShare(rate.interval.high)}
      </span>
      {before && before.lists > 0 && (
        <span className="block text-xs">
          <PointsChange change={rateChange(rate, rateOf(before, step))} />
        </span>
      )}
    </>
  );
}
