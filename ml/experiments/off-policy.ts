import { normalQuantile } from "../stats/distributions/normal";
import { isPossibleLog, type ReplayLog, type ReplayProblem } from "./replay-log";

/**
 * How a policy's value is estimated from the log of another. With w = target / propensity, r the reward and q a model's
 * expectation of it:
 *
 * - `ips` Σ w·r / n: right on average whatever the rewards are like, and uncertain where weights are large;
 * - `snips` Σ w·r / Σ w: steadier, and nearly right on average;
 * - `dr` Σ (q(target) + w·(r − q(chosen))) / n: as right as `ips` even where the model is wrong, and as steady as the model is good.
 */
export type Estimator = "ips" | "snips" | "dr";

export interface ReplayOptions {
  readonly estimator: Estimator;
  /** Intervals cover 1 − alpha. */
  readonly alpha: number;
}

/** What a policy would earn per row. With an error there is no value. */
export interface PolicyValue {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number | null;
  /** As many units as would tell as much with equal weights (Kish): (Σw)² / Σw². */
  readonly effectiveUnits: number;
  /** How much of what the policy would choose the log could have shown; at most 1. */
  readonly supported: number;
  readonly error: ReplayProblem | null;
}

/** Fewer effective units, and nothing is said. */
export const MIN_EFFECTIVE_UNITS = 50;
/** As few units behind what was earned, and it is an anecdote. */
const MIN_REWARDED_UNITS = 5;
/** How much of a policy must have been possible: what lies outside may be anything. */
export const MIN_SUPPORTED = 0.95;
/** How many standard errors the mean weight may be from 1 before it is no accident. */
const DOUBT = 4;

/** Sums over the rows of each unit. */
interface UnitSums {
  readonly rows: Float64Array;
  readonly weights: Float64Array;
  readonly weightedRewards: Float64Array;
  /** Of the doubly robust estimate; 0 without a model. */
  readonly corrected: Float64Array;
}

/**
 * The value of a policy by the log of another.
 *
 * All estimates are quotients of two sums over units, so all have the delta method's error, Σ (y − V·d)² / (Σd)², with the
 * unit (a shopper) as what is independent. Where no reward is below 0 the interval is made on the scale of logarithms: it
 * stays above 0 and leans up, as the error of rare clicks with uneven weights does. `dr`, which may be below 0, has a
 * symmetric one. Weights are never clipped: where they are too uneven the answer is an error.
 */
export function estimatePolicy(log: ReplayLog, { estimator, alpha }: ReplayOptions): PolicyValue {
  const refuse = (error: ReplayProblem, known: Partial<PolicyValue> = {}) => ({
    ...NOTHING,
    ...known,
    error,
  });
  if (!(alpha > 0 && alpha < 1)) return refuse("bad_options");
  if (log.rewards.length === 0) return refuse("empty_log");
  if (!isPossibleLog(log)) return refuse("impossible_log");
  if (estimator === "dr" && !log.model) return refuse("no_model");
  const sums = sumByUnit(log);
  const known = { effectiveUnits: effectiveCount(sums.weights), supported: measureSupport(log, sums) };
  const problem = findProblem(log, sums, known);
  if (problem) return refuse(problem, known);
  const { value, standardError } = estimate(sums, estimator);
  if (!(standardError > 0)) return refuse("zero_variance", known);
  const isPositive = estimator !== "dr" && value > 0 && everyReward(log, (reward) => reward >= 0);
  return {
    value,
    standardError,
    ...intervalOf(value, standardError, alpha, isPositive),
    ...known,
    error: null,
  };
}

const NOTHING = {
  value: null,
  low: null,
  high: null,
  standardError: null,
  effectiveUnits: 0,
  supported: 0,
} as const;

function sumByUnit({ rewards, propensities, targets, units, model }: ReplayLog): UnitSums {
  const { places, count } = numberUnits(units, rewards.length);
  const [rows, weights, weightedRewards, corrected] = [0, 0, 0, 0].map(() => new Float64Array(count));
  for (let row = 0; row < rewards.length; row++) {
    const unit = places ? places[row] : row;
    const weight = targets[row] / propensities[row];
    rows[unit]++;
    weights[unit] += weight;
    weightedRewards[unit] += weight * rewards[row];
    if (model) corrected[unit] += model.target[row] + weight * (rewards[row] - model.chosen[row]);
  }
  return { rows, weights, weightedRewards, corrected };
}

/** Units numbered from 0 in order of appearance. */
function numberUnits(units: ReplayLog["units"], rows: number) {
  if (!units) return { places: null, count: rows };
  const numbers = new Map<number, number>();
  const places = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    let place = numbers.get(units[row]);
    if (place === undefined) numbers.set(units[row], (place = numbers.size));
    places[row] = place;
  }
  return { places, count: numbers.size };
}

function measureSupport({ supported }: ReplayLog, { rows, weights }: UnitSums): number {
  const of = supported ?? weights;
  return Math.min(1, total(of) / total(rows));
}

function findProblem(
  log: ReplayLog,
  sums: UnitSums,
  { effectiveUnits, supported }: { effectiveUnits: number; supported: number },
): ReplayProblem | null {
  const { rows, weights, weightedRewards } = sums;
  if (total(weights) === 0 || supported === 0) return "no_support";
  const { value: weight, standardError } = quotientOf(weights, rows);
  const unseen = log.supported ? supported : weight + DOUBT * standardError;
  if (unseen < MIN_SUPPORTED) return "too_little_support";
  if (effectiveUnits < MIN_EFFECTIVE_UNITS) return "too_few_matches";
  if (weight - DOUBT * standardError > 1 / MIN_SUPPORTED) return "wrong_propensities";
  const isOneSided = everyReward(log, (reward) => reward >= 0);
  return isOneSided && effectiveCount(weightedRewards) < MIN_REWARDED_UNITS ? "too_few_rewards" : null;
}

function estimate({ rows, weights, weightedRewards, corrected }: UnitSums, estimator: Estimator) {
  if (estimator === "snips") return quotientOf(weightedRewards, weights);
  return quotientOf(estimator === "dr" ? corrected : weightedRewards, rows);
}

/** Σy / Σd over units, and its error by the delta method. */
function quotientOf(y: Float64Array, d: Float64Array) {
  const [sum, of] = [total(y), total(d)];
  const value = sum / of;
  let squares = 0;
  for (let unit = 0; unit < y.length; unit++) squares += (y[unit] - value * d[unit]) ** 2;
  const units = y.length;
  return { value, standardError: Math.sqrt((squares * units) / Math.max(1, units - 1)) / of };
}

function intervalOf(value: number, standardError: number, alpha: number, isPositive: boolean) {
  const z = -normalQuantile(alpha / 2);
  if (!isPositive) return { low: value - z * standardError, high: value + z * standardError };
  const factor = Math.exp((z * standardError) / value);
  return { low: value / factor, high: value * factor };
}

/** As many equal amounts as would have the same spread. */
function effectiveCount(amounts: Float64Array): number {
  let squares = 0;
  for (const amount of amounts) squares += amount ** 2;
  return squares === 0 ? 0 : total(amounts) ** 2 / squares;
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

function everyReward({ rewards }: ReplayLog, isSo: (reward: number) => boolean): boolean {
  for (let row = 0; row < rewards.length; row++) if (!isSo(rewards[row])) return false;
  return true;
}
