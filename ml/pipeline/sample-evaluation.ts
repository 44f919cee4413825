import type { EventLog, WeightConfig } from "../core/data/events";
import { createEvaluation, sampleCases, type Evaluation } from "../eval/splits/evaluation";
import { createRng, type Rng } from "../base/rng";
import type { PipelineConfig } from "./config";
import { keepUsers } from "../core/data/sample-users";

/** For each user that may be asked so many are looked at first: some turn out to have met nothing new. */
const CANDIDATES_PER_CASE = 4;

/** The users a comparison measures on: see `drawEvaluation`, limited by what the configuration allows. */
export function sampleEvaluation(
  past: EventLog,
  future: EventLog,
  config: Pick<PipelineConfig, "measuredUsers" | "measuredScores" | "weights">,
  seed: number,
): Evaluation {
  const limit = limitUsers(config.measuredUsers, config.measuredScores, past.itemCount);
  return drawEvaluation(past, future, config.weights, { limit, seed });
}

/** Most users a model is asked about: fewer where the catalogue is large, for each answer scores all of it. */
export function limitUsers(users: number, mostScores: number, itemCount: number): number {
  return Math.max(1, Math.min(users, Math.floor(mostScores / Math.max(1, itemCount))));
}

/**
 * The evaluation of a past and what came next, on at most `limit` users drawn by the seed. In a large crowd
 * the users are drawn before anything is made of them: histories of a million would be larger than the log.
 */
export function drawEvaluation(
  past: EventLog,
  future: EventLog,
  weights: WeightConfig,
  { limit, seed }: { readonly limit: number; readonly seed: number },
): Evaluation {
  const rng = createRng(seed);
  const returning = findReturning(past, future);
  const wanted = CANDIDATES_PER_CASE * limit;
  if (returning.length <= wanted) return sampleCases(createEvaluation(past, future, weights), limit, rng);
  const drawn = drawWithoutReplacement(returning, wanted, rng);
  const numbers = new Int32Array(past.userCount).fill(-1);
  drawn.forEach((user, number) => (numbers[user] = number));
  const of = (log: EventLog) => keepUsers(log, numbers, drawn.length);
  const all = createEvaluation(of(past), of(future), weights);
  // The moment of the question is the split's, not that of the first drawn user.
  return sampleCases({ ...all, now: future.at[0] }, limit, rng);
}

/** Users with events on both sides, ascending. */
function findReturning(past: EventLog, future: EventLog): Uint32Array {
  const [BEFORE, BOTH] = [1, 2];
  const met = new Uint8Array(past.userCount);
  for (let e = 0; e < past.length; e++) met[past.users[e]] = BEFORE;
  let count = 0;
  for (let e = 0; e < future.length; e++) {
    if (met[future.users[e]] !== BEFORE) continue;
    met[future.users[e]] = BOTH;
    count++;
  }
  const returning = new Uint32Array(count);
  for (let s = 0, next = 0; s < met.length; s++) if (met[s] === BOTH) returning[next++] = s;
  return returning;
}

/** The first `count` of a shuffle, ascending. */
function drawWithoutReplacement(from: Uint32Array, count: number, rng: Rng): Uint32Array {
  for (let i = 0; i < count; i++) {
    const j = i + rng.integer(from.length - i);
    [from[i], from[j]] = [from[j], from[i]];
  }
  return from.slice(0, count).sort();
}
