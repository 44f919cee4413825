import type { Rng } from "../base/rng";
import type { Pace } from "../base/pace";

/** How often to draw, and by which randomness. */
export interface Bootstrap {
  readonly samples: number;
  readonly rng: Rng;
}

/** Interval that holds 95 % of the resamples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;

/**
 * Draws samples of as many units as there are, with replacement. All metrics look at the same samples, so
 * that their intervals belong together.
 *
 * @param look is told how often each unit was drawn; the array is used again for the next sample
 */
export async function resampleUnits(
  units: number,
  { samples, rng }: Bootstrap,
  pace: Pace,
  look: (times: Uint32Array, sample: number) => void,
): Promise<void> {
  const times = new Uint32Array(units);
  for (let sample = 0; sample < samples; sample++) {
    await pace.yield();
    times.fill(0);
    for (let i = 0; i < units; i++) times[rng.integer(units)]++;
    look(times, sample);
  }
}

/**
 * Percentile interval of the resampled values (Efron 1979), widened to hold the value itself.
 *
 * @param value of the whole sample
 */
export function percentileInterval(value: number, resampled: Float64Array): Interval {
  if (resampled.length === 0) return { low: value, high: value };
  const sorted = resampled.toSorted();
  return {
    low: Math.min(value, quantile(sorted, TAIL)),
    high: Math.max(value, quantile(sorted, 1 - TAIL)),
  };
}

/**
 * The same for figures a resample distorts: drawing users twice makes them see fewer different items.
 * The spread of the resamples is laid around the value, within 0–1.
 */
export function centredInterval(value: number, resampled: Float64Array): Interval {
  const mean = resampled.reduce((sum, one) => sum + one, 0) / Math.max(1, resampled.length);
  const { low, high } = percentileInterval(
    value,
    resampled.map((one) => one - mean + value),
  );
  return { low: Math.max(0, low), high: Math.min(1, high) };
}

/** By linear interpolation between the neighbours. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
