import { labelledColumns } from "@/components/admin/chart-scale";
import { ChartTable } from "@/components/admin/chart-table";
import { formatCount, formatMoment } from "@/components/admin/format";
import { formatLift, formatLiftRange } from "./format-lift";
import { makeSignedScale, signedHeight, type SignedScale } from "./signed-scale";

/** The effect as it stood at a moment; null where nothing could be said. */
export interface LiftPoint {
  /** ISO 8601. */
  at: string;
  shoppers: number;
  lift: number | null;
  low: number | null;
  high: number | null;
}

const MOST_LABELS = 5;
const xOf = (i: number, count: number) => (count === 1 ? 50 : (i / (count - 1)) * 100);

function bandOf(points: readonly LiftPoint[], scale: SignedScale): string {
  const known = points
    .map((point, i) => ({ ...point, x: xOf(i, points.length) }))
    .filter(({ lift }) => lift !== null);
  if (known.length === 0) return "";
  const upper = known.map(({ x, high }) => `${x} ${signedHeight(high ?? Infinity, scale)}`);
  const lower = known.map(({ x, low }) => `${x} ${signedHeight(low ?? -Infinity, scale)}`).reverse();
  return `M${[...upper, ...lower].join("L")}Z`;
}

function lineOf(points: readonly LiftPoint[], scale: SignedScale): string {
  return points
    .flatMap(({ lift }, i) =>
      lift === null ? [] : [`${xOf(i, points.length)} ${signedHeight(lift, scale)}`],
    )
    .map((point, i) => (i === 0 ? `M${point}h0` : `L${point}`))
    .join("");
}

/** How near to an edge, in percent, a label would reach over it. */
const EDGE = 12;

function anchorAt(x: number): "start" | "middle" | "end" {
  if (x < EDGE) return "start";
  return x > 100 - EDGE ? "end" : "middle";
}

function Axis({ scale }: { scale: SignedScale }) {
  return (
    <svg aria-hidden className="h-56 w-14 shrink-0 overflow-visible" fontSize="12">
      {scale.ticks.map((tick) => (
        <text
          key={tick}
          x="88%"
          y={`${signedHeight(tick, scale)}%`}
          dy="4"
          textAnchor="end"
          className="fill-muted tabular-nums"
        >
          {formatLift(tick)}
        </text>
      ))}
    </svg>
  );
}

function Moments({ points }: { points: readonly LiftPoint[] }) {
  const columns = labelledColumns(points.length, MOST_LABELS);
  return (
    <svg aria-hidden className="h-6 w-full overflow-visible" fontSize="12">
      {columns.map((column, i) => (
        <text
          key={column}
          x={`${xOf(column, points.length)}%`}
          y="16"
          textAnchor={anchorAt(xOf(column, points.length))}
          className={`fill-muted ${i % 2 === 1 ? "max-sm:hidden" : ""}`}
        >
          {formatMoment(points[column]?.at ?? "").replace(/ \d{4},/, ",")}
        </text>
      ))}
    </svg>
  );
}

/** How the difference of a variant and its interval came to be what they are. Drawn on the server, no script. */
export function LiftChart({ title, points }: { title: string; points: readonly LiftPoint[] }) {
  const newest = points.at(-1);
  const known = points.filter(({ lift }) => lift !== null);
  if (known.length === 0 || !newest) return null;
  // What the first few shoppers said is far wider than what can be read later: it may leave the picture.
  const later = known.slice(Math.floor(known.length / 3));
  const largest = Math.max(
    ...later.flatMap(({ lift, low, high }) => [lift, low, high].map((end) => Math.abs(end ?? 0))),
  );
  const scale = makeSignedScale(largest * 1.1);
  const summary = `${title}: ${formatLift(newest.lift)}, ${formatLiftRange(newest.low, newest.high)}, by ${formatCount(newest.shoppers)} shoppers.`;
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
        <span className="font-semibold">{title}</span>
        <span className="text-muted">line: difference so far · band: where it may lie</span>
      </figcaption>
      <div className="mt-6 flex">
        <Axis scale={scale} />
        <div className="min-w-0 flex-1">
          <svg role="img" aria-label={summary} className="h-56 w-full overflow-visible">
            {scale.ticks.map((tick) => (
              <line
                key={tick}
                x1="0"
                x2="100%"
                y1={`${signedHeight(tick, scale)}%`}
                y2={`${signedHeight(tick, scale)}%`}
                className={tick === 0 ? "stroke-ink/60" : "stroke-line"}
              />
            ))}
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
              <path d={bandOf(points, scale)} className="fill-accent/20" />
              <path
                d={lineOf(points, scale)}
                className="fill-none stroke-accent"
                strokeWidth="2"
                strokeLinecap="round"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
          </svg>
          <Moments points={points} />
        </div>
      </div>
      <ChartTable
        caption={title}
        heading="Until"
        formatRow={formatMoment}
        days={points.map(({ at }) => at)}
        columns={[
          { heading: "Shoppers", cells: points.map(({ shoppers }) => formatCount(shoppers)) },
          { heading: "Difference", cells: points.map(({ lift }) => formatLift(lift)) },
          { heading: "Interval", cells: points.map(({ low, high }) => formatLiftRange(low, high)) },
        ]}
      />
    </figure>
  );
}
