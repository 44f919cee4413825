import type { ReactNode } from "react";
import { heightOf, labelledColumns, middleOf, type Scale } from "./chart-scale";
import { ChartTable, type ChartColumn } from "./chart-table";
import { formatDay } from "./format";

interface DayChartProps {
  title: string;
  /** What the picture says, for those who do not see it. */
  summary: string;
  legend?: ReactNode;
  days: string[];
  scale: Scale;
  formatTick: (value: number) => string;
  /** One line per day, shown while its column is pointed at. */
  readouts: string[];
  /** The same numbers as a table. */
  columns: ChartColumn[];
  /** Marks in a plot of 100 × 100 that is stretched to its place. */
  children: ReactNode;
}

const MOST_LABELS = 6;

/** Horizontal lines at the ticks, in percentages: a stretched picture would blur them. */
function Grid({ scale }: { scale: Scale }) {
  return scale.ticks.map((tick) => (
    <line
      key={tick}
      x1="0"
      x2="100%"
      y1={`${heightOf(tick, scale)}%`}
      y2={`${heightOf(tick, scale)}%`}
      className={tick === 0 ? "stroke-ink/40" : "stroke-line"}
    />
  ));
}

function TickLabels({ scale, formatTick }: Pick<DayChartProps, "scale" | "formatTick">) {
  return (
    <svg aria-hidden className="h-56 w-12 shrink-0 overflow-visible" fontSize="12">
      {scale.ticks.map((tick) => (
        <text
          key={tick}
          x="85%"
          y={`${heightOf(tick, scale)}%`}
          dy="4"
          textAnchor="end"
          className="fill-muted tabular-nums"
        >
          {formatTick(tick)}
        </text>
      ))}
    </svg>
  );
}

/** Labels below the plot; narrow screens show every other one. */
function DayLabels({ days }: { days: string[] }) {
  return (
    <svg aria-hidden className="h-6 w-full overflow-visible" fontSize="12">
      {labelledColumns(days.length, MOST_LABELS).map((column, i) => (
        <text
          key={column}
          x={`${middleOf(column, days.length)}%`}
          y="16"
          textAnchor="middle"
          className={`fill-muted ${i % 2 === 1 ? "max-sm:hidden" : ""}`}
        >
          {formatDay(days[column] ?? "")}
        </text>
      ))}
    </svg>
  );
}

/** Invisible columns; the one pointed at shows a line and, above the plot, what its day says. */
function Readouts({ readouts }: { readouts: string[] }) {
  const width = 100 / readouts.length;
  return readouts.map((readout, i) => (
    <g key={i} className="group">
      <rect x={`${i * width}%`} width={`${width}%`} height="100%" fill="transparent" />
      <g className="opacity-0 group-hover:opacity-100" pointerEvents="none">
        <line
          x1={`${middleOf(i, readouts.length)}%`}
          x2={`${middleOf(i, readouts.length)}%`}
          y1="0"
          y2="100%"
          className="stroke-ink/50"
        />
        <text x="0" y="-8" fontSize="12" className="fill-ink tabular-nums">
          {readout}
        </text>
      </g>
    </g>
  ));
}

/** A chart over days: axes, grid, readouts and the same numbers as a table. Drawn on the server, no script. */
export function DayChart(props: DayChartProps) {
  const { title, summary, legend, days, scale, formatTick, readouts, columns, children } = props;
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
        <span className="font-semibold">{title}</span>
        {legend}
      </figcaption>
      <div className="mt-8 flex">
        <TickLabels scale={scale} formatTick={formatTick} />
        <div className="min-w-0 flex-1">
          <svg role="img" aria-label={summary} className="h-56 w-full overflow-visible">
            <Grid scale={scale} />
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
              {children}
            </svg>
            <Readouts readouts={readouts} />
          </svg>
          <DayLabels days={days} />
        </div>
      </div>
      <ChartTable caption={title} days={days} columns={columns} />
    </figure>
  );
}
