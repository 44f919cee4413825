import type { Rate } from "@/lib/recommender/insights/outcome";
import { bandPath, linePath, makeScale } from "./chart-scale";
import { DayChart } from "./day-chart";
import { formatCount, formatDay, formatShare, formatShareTick } from "./format";

function describeRate({ value, interval, shoppers, lists }: Rate): string {
  if (value === null || !interval) return "no list shown";
  const range = `${formatShare(interval.low)} to ${formatShare(interval.high)}`;
  return `${formatShare(value)} (${range}), ${formatCount(lists)} lists of ${formatCount(shoppers)} shoppers`;
}

function Legend({ average }: { average: Rate }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
      <li className="flex items-center gap-2">
        <svg aria-hidden width="20" height="12">
          <line x1="0" x2="20" y1="6" y2="6" strokeWidth="2" className="stroke-accent" />
        </svg>
        Each day
      </li>
      <li className="flex items-center gap-2">
        <svg aria-hidden width="20" height="12">
          <rect width="20" height="12" className="fill-accent/20" />
        </svg>
        95% interval
      </li>
      <li className="flex items-center gap-2">
        <svg aria-hidden width="20" height="12">
          <line x1="0" x2="20" y1="6" y2="6" strokeDasharray="4 3" className="stroke-ink/60" />
        </svg>
        All days {formatShare(average.value)}
      </li>
    </ul>
  );
}

/** A rate per day with its 95 % interval as a band and the whole period's rate as a dashed line. */
export function RateChart({
  name,
  days,
  rates,
  average,
}: {
  name: string;
  days: string[];
  rates: Rate[];
  average: Rate;
}) {
  // A day with three lists has an interval up to 70 %: the band may leave the picture, the line may not.
  const largest = Math.max(0, average.interval?.high ?? 0, ...rates.map(({ value }) => value ?? 0));
  const scale = makeScale(Math.min(1, largest * 1.15));
  const known = rates.filter(({ value }) => value !== null);
  return (
    <DayChart
      title={`${name} per day`}
      summary={`${name} on ${known.length} of ${days.length} days; over all days ${describeRate(average)}.`}
      legend={<Legend average={average} />}
      days={days}
      scale={scale}
      formatTick={formatShareTick}
      readouts={rates.map((rate, i) => `${formatDay(days[i] ?? "")}: ${describeRate(rate)}`)}
      columns={[
        { heading: "Lists shown", cells: rates.map(({ lists }) => formatCount(lists)) },
        { heading: "Shoppers", cells: rates.map(({ shoppers }) => formatCount(shoppers)) },
        { heading: name, cells: rates.map(({ value }) => formatShare(value)) },
        {
          heading: "95% interval",
          cells: rates.map(({ interval }) =>
            interval ? `${formatShare(interval.low)} – ${formatShare(interval.high)}` : "–",
          ),
        },
      ]}
    >
      <path
        d={bandPath(
          rates.map(({ interval }) => interval),
          scale,
        )}
        className="fill-accent/20"
      />
      <path
        d={linePath(
          rates.map(() => average.value),
          scale,
        )}
        className="fill-none stroke-ink/60"
        strokeDasharray="4 3"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={linePath(
          rates.map(({ value }) => value),
          scale,
        )}
        className="fill-none stroke-accent"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </DayChart>
  );
}
