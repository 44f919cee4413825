import { heightOf, makeScale } from "./chart-scale";
import { DayChart } from "./day-chart";
import { formatDay } from "./format";

const GAP = 0.2;

/** An amount per day as bars: whole counts, or money in minor units. */
export function BarChart({
  name,
  days,
  values,
  format,
  formatTick,
}: {
  name: string;
  days: string[];
  values: number[];
  format: (value: number) => string;
  formatTick: (value: number) => string;
}) {
  const scale = makeScale(Math.max(0, ...values), { whole: true });
  const total = values.reduce((sum, value) => sum + value, 0);
  const width = 100 / days.length;
  const best = values.indexOf(Math.max(...values));
  return (
    <DayChart
      title={`${name} per day`}
      summary={
        total === 0
          ? `${name}: none on these ${days.length} days.`
          : `${name} on ${days.length} days; most on ${formatDay(days[best] ?? "")}, ${format(values[best] ?? 0)}.`
      }
      days={days}
      scale={scale}
      formatTick={formatTick}
      readouts={values.map((value, i) => `${formatDay(days[i] ?? "")}: ${format(value)}`)}
      columns={[{ heading: name, cells: values.map(format) }]}
    >
      {values.map((value, i) => (
        <rect
          key={days[i]}
          x={width * (i + GAP / 2)}
          width={width * (1 - GAP)}
          y={heightOf(value, scale)}
          height={100 - heightOf(value, scale)}
          className="fill-accent"
        />
      ))}
    </DayChart>
  );
}
