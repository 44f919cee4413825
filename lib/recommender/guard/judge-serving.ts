import {
  addCounts,
  latencyQuantile,
  noFigures,
  type ServingFigures,
} from "@/lib/recommender/serving/serving-minute";
import { stabilityOfCounts, wilsonBounds } from "@/ml/index";
import { type Alarm, percent } from "./alarm";
import { DRIFT, FAILING, SLOW } from "./thresholds";

/** What the processes together did in a minute with one version. */
export type Minute = Omit<ServingFigures, "products"> & {
  /** Milliseconds since the epoch. */
  minute: number;
};

/** Whether of the newest whole minutes every one with a version was slow, and how slow the newest was. */
function slowest(minutes: readonly Minute[]): number | null {
  const newest = minutes.slice(-SLOW.minutes);
  if (newest.length < SLOW.minutes) return null;
  const quantiles = newest.map(({ calls, latency }) =>
    calls < SLOW.calls ? 0 : (latencyQuantile(latency, 0.95) ?? 0),
  );
  return quantiles.every((ms) => ms > SLOW.ms) ? Math.max(...quantiles) : null;
}

/**
 * Answers slower than 300 ms at the 95th of 100 for five minutes. Where what serves beside it, or served before, is as
 * slow, the version is not the cause.
 *
 * @param minutes whole ones, in order
 * @param others of the version it is compared with, at the same time or before
 */
export function judgeLatency(minutes: readonly Minute[], others: readonly Minute[]): Alarm | null {
  const ms = slowest(minutes);
  if (ms === null || slowest(others) !== null) return null;
  const said = Number.isFinite(ms) ? `${ms} ms` : "5 s";
  return {
    name: "latency",
    basis: "limit",
    drastic: true,
    message:
      `For ${SLOW.minutes} minutes more than one answer in twenty has taken longer than ${SLOW.ms} ms (up to ${said}), ` +
      `and the version it is compared with is not that slow.`,
    detail: { ms: Number.isFinite(ms) ? ms : null, minutes: SLOW.minutes },
  };
}

function failing(minutes: readonly Minute[]) {
  const newest = minutes.slice(-FAILING.minutes);
  const calls = newest.reduce((sum, minute) => sum + minute.calls, 0);
  const failures = newest.reduce((sum, minute) => sum + minute.failures, 0);
  if (calls < FAILING.calls) return null;
  const { low } = wilsonBounds(failures, calls, 3);
  return low > FAILING.share ? { calls, failures } : null;
}

/** More than 5 % of answers that failed, for certain; not where those of the other version fail, too. */
export function judgeErrors(minutes: readonly Minute[], others: readonly Minute[]): Alarm | null {
  const found = failing(minutes);
  if (!found || failing(others)) return null;
  const { calls, failures } = found;
  return {
    name: "errors",
    basis: "limit",
    drastic: true,
    message: `${percent(failures / calls)} of its last ${calls} answers have failed and were replaced by simpler lists.`,
    detail: { calls, failures },
  };
}

/** The minutes together. */
export function sumMinutes(minutes: readonly Minute[]): Omit<ServingFigures, "products"> {
  const whole = noFigures();
  for (const minute of minutes) {
    whole.calls += minute.calls;
    whole.failures += minute.failures;
    whole.lists += minute.lists;
    whole.filled += minute.filled;
    whole.overlap += minute.overlap;
    addCounts(whole.latency, minute.latency);
    addCounts(whole.scores, minute.scores);
  }
  return whole;
}

/** Scores that are spread quite otherwise than in the version's own past: what it is asked about has changed. */
export function judgeDrift(present: readonly Minute[], past: readonly Minute[]): Alarm | null {
  const [now, before] = [sumMinutes(present).scores, sumMinutes(past).scores];
  const count = (scores: readonly number[]) => scores.reduce((sum, one) => sum + one, 0);
  if (count(now) < DRIFT.scores || count(before) < DRIFT.scores) return null;
  const { distance: index } = stabilityOfCounts(before, now);
  if (index === null || index <= DRIFT.index) return null;
  return {
    name: "drift",
    basis: "before",
    drastic: false,
    message:
      `Its scores are spread otherwise than in its own past: a stability index of ${index.toFixed(2)}, where ` +
      `${DRIFT.index} is the limit. What it is asked about has changed.`,
    detail: { index, scores: count(now) },
  };
}
