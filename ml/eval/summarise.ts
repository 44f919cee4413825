import type { Pace } from "../base/pace";
import { centredInterval, percentileInterval, resampleUnits, type Bootstrap } from "./bootstrap";
import { valueOf, type Column } from "./column";
import { measureExposure, type Exposure, type Lists } from "./exposure";
import type { Units } from "./units";

/** One figure with its bootstrap interval; `low` and `high` are the value where none was asked for. */
export interface Measurement {
  /** "recall@20", "coverage@10", "rmse" … */
  readonly metric: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a model's lists came to. */
export interface ListSums {
  readonly columns: readonly Column[];
  readonly lists: Lists;
  /** Ascending, none above the depth of the lists. */
  readonly ks: readonly number[];
  readonly units: Units;
  readonly itemCount: number;
}

/** The metrics of columns over the same units; those without values are left out. */
export async function summariseColumns(
  columns: readonly Column[],
  bootstrap: Bootstrap,
  pace: Pace,
): Promise<Measurement[]> {
  const resampler = resampleColumns(columns, bootstrap.samples);
  await resampleUnits(columns[0]?.sums.length ?? 0, bootstrap, pace, resampler.look);
  return resampler.summarise();
}

/** The metrics of lists: the means of the columns, then coverage and Gini of all lists together. */
export async function summariseLists(
  { columns, lists, ks, units, itemCount }: ListSums,
  bootstrap: Bootstrap,
  pace: Pace,
): Promise<Measurement[]> {
  const means = resampleColumns(columns, bootstrap.samples);
  const whole = measureExposure(lists, itemCount, ks, () => 1);
  const resampled: Exposure[][] = [];
  await resampleUnits(units.count, bootstrap, pace, (times, sample) => {
    means.look(times, sample);
    resampled.push(measureExposure(lists, itemCount, ks, (list) => times[units.ofCase[list]]));
  });
  if (units.count === 0) return [];
  const exposure = (["coverage", "gini"] as const).flatMap((metric) =>
    ks.map((k, i): Measurement => {
      const value = whole[i][metric];
      const others = Float64Array.from(resampled, (sample) => sample[i][metric]);
      return { metric: `${metric}@${k}`, value, ...centredInterval(value, others) };
    }),
  );
  return [...means.summarise(), ...exposure];
}

/** Values of the columns over all units, and over each resample that is looked at. */
function resampleColumns(columns: readonly Column[], samples: number) {
  const measured = columns.flatMap((column) => {
    const value = valueOf(column);
    return value === null ? [] : [{ column, value, resampled: new Float64Array(samples) }];
  });
  return {
    look(times: Uint32Array, sample: number): void {
      // A sample that drew nobody with a value tells nothing new.
      for (const { column, value, resampled } of measured)
        resampled[sample] = valueOf(column, times) ?? value;
    },
    summarise: (): Measurement[] =>
      measured.map(({ column: { metric }, value, resampled }) => {
        return { metric, value, ...percentileInterval(value, resampled) };
      }),
  };
}
