import { createRng, type Rng } from "../math/rng";
import type { ModelEntry } from "../model/define-model";
import type { Parameters } from "../model/parameters";
import { chooseShares, nextTrial, type Tried } from "./halving";
import { limitPace } from "./limit-pace";
import { lossOf } from "./metric-direction";
import { proposeByParzen, proposeRandom } from "./propose";
import { createAttempt, UnknownObjective, type Attempt } from "./run-trial";
import type { SearchOptions } from "./search-options";
import { decodePoint, readSpace, type Dimension, type Point } from "./space";
import type { Trial } from "./trial";

export type { SearchOptions, Trial };

export interface SearchResult {
  /** Of the trials on all of the training. */
  readonly best: Trial;
  /** In the order they were made; the first has the model's defaults. */
  readonly trials: readonly Trial[];
}

const MAX_TRIALS = 100;
/** Share of the search, by time or by trials, that tries at random before it looks at what was found. */
const RANDOM_SHARE = 1 / 3;
/** Fewer trials than these teach nothing. */
const RANDOM_TRIALS = 4;
/** When so many have failed for one and the same reason and none has worked, it is not the parameters. */
const HOPELESS_TRIALS = 3;

/** A point, what came of it, and the trial as it is told. */
interface Made extends Tried {
  readonly trial: Trial;
}

/** What is to be tried. */
interface Planned {
  readonly point: Point;
  readonly parameters: Parameters;
  readonly share: number;
}

/**
 * The parameters that do best on a validation fold. The defaults are tried first, then a third at random,
 * then where the trials so far promise most (see propose.ts); where trials are slow and the caller allows it, new
 * points are tried on a part of the shoppers first (see halving.ts). The first trial always ends; a later one that
 * is still running when the budget is spent is abandoned.
 *
 * @throws RangeError when every trial failed, for an objective that is not measured, and for limits that are none
 */
export async function searchParameters(options: SearchOptions): Promise<SearchResult> {
  const { entry, fixed = {}, objective, budgetMs, maxTrials = MAX_TRIALS, clock, seed, pace } = options;
  checkLimits(budgetMs, maxTrials);
  const free = Object.entries(entry.space).filter(([name]) => !(name in fixed));
  const dimensions = readSpace(Object.fromEntries(free));
  const attempt = createAttempt(options);
  const rng = createRng(seed);
  const start = clock();
  const elapsed = () => clock() - start;
  const made: Made[] = [];
  let shares: readonly number[] = [1];
  let next: Planned | null = planDefaults(entry, dimensions);
  while (next !== null) {
    const isFirst = made.length === 0;
    const isOver = () => !isFirst && elapsed() >= budgetMs;
    const trial = await runTrial(attempt, next, { pace, clock, isOver });
    const loss = trial.objective === null ? Infinity : lossOf(objective, trial.objective);
    made.push({ point: next.point, share: next.share, loss, trial });
    options.onTrial?.(trial);
    if (made.length >= maxTrials || elapsed() >= budgetMs || isHopeless(made)) break;
    const wholeTrials = (budgetMs - elapsed()) / 1000 / meanSecondsOfWhole(made);
    if (isFirst && options.discardEarly) shares = chooseShares(wholeTrials, options.fold.train.length);
    const done = Math.max(made.length / maxTrials, elapsed() / budgetMs);
    next = planNext({ dimensions, made, shares, wholeTrials, done, rng });
  }
  return summarise(entry.kind, made);
}

function checkLimits(budgetMs: number, maxTrials: number): void {
  if (!(budgetMs > 0))
    throw new RangeError(`A search needs a budget of milliseconds > 0; found ${budgetMs}.`);
  if (maxTrials >= 1) return;
  throw new RangeError(`A search makes at least one trial; found a maximum of ${maxTrials}.`);
}

function planDefaults({ defaults }: ModelEntry, dimensions: readonly Dimension[]): Planned {
  return {
    point: dimensions.map(({ name, encode }) => encode(defaults[name])),
    parameters: Object.fromEntries(dimensions.map(({ name }) => [name, defaults[name]])),
    share: 1,
  };
}

interface Standing {
  readonly dimensions: readonly Dimension[];
  readonly made: readonly Made[];
  readonly shares: readonly number[];
  /** How many trials on all of the training the rest of the budget holds. */
  readonly wholeTrials: number;
  /** How much of the search is over, 0–1. */
  readonly done: number;
  readonly rng: Rng;
}

/** Null when every point was tried, and every one that is worth it on all of the training. */
function planNext({ dimensions, made, shares, wholeTrials, done, rng }: Standing): Planned | null {
  const { share, again } = nextTrial(made, shares, wholeTrials);
  if (again !== undefined) return planAgain(again, share);
  const comparable = made.filter((one) => one.share === share);
  const isRandom = done < RANDOM_SHARE || comparable.length < RANDOM_TRIALS;
  const point = (isRandom ? proposeRandom : proposeByParzen)(dimensions, comparable, rng, made);
  if (point !== null) return { point, parameters: decodePoint(dimensions, point), share };
  const { again: last } = nextTrial(made, shares, 0);
  return last === undefined ? null : planAgain(last, 1);
}

function planAgain({ point, trial: { parameters } }: Made, share: number): Planned {
  return { point, parameters, share };
}

function meanSecondsOfWhole(made: readonly Made[]): number {
  const whole = made.filter(({ share }) => share === 1);
  return whole.reduce((sum, { trial }) => sum + trial.seconds, 0) / whole.length;
}

function isHopeless(made: readonly Made[]): boolean {
  const reason = made[0].trial.error;
  return (
    reason !== undefined &&
    made.length >= HOPELESS_TRIALS &&
    made.every(({ trial }) => trial.error === reason)
  );
}

interface TrialRun extends Pick<SearchOptions, "pace" | "clock"> {
  readonly isOver: () => boolean;
}

/** A trial that throws is told as one, unless it is the caller who wants an end. */
async function runTrial(attempt: Attempt, { parameters, share }: Planned, run: TrialRun): Promise<Trial> {
  const start = run.clock();
  const seconds = () => (run.clock() - start) / 1000;
  const pace = limitPace(run.pace, run.isOver);
  try {
    return { parameters, share, ...(await attempt(parameters, share, pace)), seconds: seconds() };
  } catch (cause) {
    pace.passOn();
    if (cause instanceof UnknownObjective) throw cause;
    const error = cause instanceof Error ? cause.message : String(cause);
    return { parameters, share, metrics: [], objective: null, seconds: seconds(), error };
  }
}

function summarise(kind: string, made: readonly Made[]): SearchResult {
  const whole = made.filter(({ share }) => share === 1);
  const best = whole.reduce((first, other) => (other.loss < first.loss ? other : first));
  if (best.trial.objective === null) {
    throw new RangeError(`All ${whole.length} trials of ${kind} failed; the first: ${best.trial.error}`);
  }
  return { best: best.trial, trials: made.map(({ trial }) => trial) };
}
