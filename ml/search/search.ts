import { createRng } from "../base/rng";
import type { ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import type { Pace } from "../base/pace";
import { limitPace } from "./limit-pace";
import { lossOf } from "./metric-direction";
import { proposeByParzen, proposeRandom, type Observation } from "./propose";
import { createAttempt, UnknownObjective, type Attempt } from "./run-trial";
import type { SearchOptions } from "./search-options";
import { decodePoint, readSpace, type Dimension, type Point } from "./space";
import type { Trial } from "./trial";

export type { SearchOptions, Trial };

export interface SearchResult {
  readonly best: Trial;
  /** In the order they were made: those of an earlier search, the starts, and what came of them. */
  readonly trials: readonly Trial[];
}

const MAX_TRIALS = 100;
/** Share of the search, by time or by trials, that tries at random before it looks at what was found. */
const RANDOM_SHARE = 1 / 3;
/** Fewer trials than these teach nothing. */
const RANDOM_TRIALS = 4;
/** When so many have failed for one and the same reason and none has worked, it is not the parameters. */
const HOPELESS_TRIALS = 3;

/**
 * The parameters that do best on validation folds. The starts (or the defaults) are tried first, then a third at
 * random, then where the trials so far promise most (see propose.ts). The first trial always ends; a later one
 * that is still running when the budget is spent is abandoned.
 *
 * @throws RangeError when every trial failed, for an objective that is not measured, and for limits that are none
 */
export async function searchParameters(options: SearchOptions): Promise<SearchResult> {
  const { entry, fixed = {}, objective, budgetMs, maxTrials = MAX_TRIALS, clock, seed, pace } = options;
  checkLimits(options, maxTrials);
  const free = Object.entries(entry.space).filter(([name]) => !(name in fixed));
  const dimensions = readSpace(Object.fromEntries(free));
  const attempt = createAttempt(options);
  const rng = createRng(seed);
  const start = clock();
  const elapsed = () => clock() - start;
  const isOver = () => elapsed() >= budgetMs;
  const pointOf = (parameters: Parameters): Point =>
    dimensions.map(({ name, encode }) => encode(parameters[name] ?? entry.defaults[name]));
  const observe = (trial: Trial, point = pointOf(trial.parameters)): Tried => {
    const loss = trial.objective === null ? Infinity : lossOf(objective, trial.objective);
    return { point, loss, trial };
  };
  const tried = (options.earlier ?? []).map((trial) => observe(trial));
  const waiting = listStarts(options, dimensions, tried);
  const propose = (): { readonly parameters: Parameters; readonly point: Point } | null => {
    const start = waiting.shift();
    if (start !== undefined) return { parameters: start, point: pointOf(start) };
    const done = Math.max(tried.length / maxTrials, elapsed() / budgetMs);
    const isRandom = done < RANDOM_SHARE || tried.length < RANDOM_TRIALS;
    const point = (isRandom ? proposeRandom : proposeByParzen)(dimensions, tried, rng);
    return point && { parameters: decodePoint(dimensions, point), point };
  };
  while (tried.length < maxTrials && !isHopeless(tried)) {
    const isFirst = tried.length === 0;
    if (!isFirst && isOver()) break;
    const next = propose();
    if (next === null) break;
    const run = { pace, clock, isOver: () => !isFirst && isOver() };
    const trial = await runTrial(attempt, next.parameters, run);
    tried.push(observe(trial, next.point));
    options.onTrial?.(trial);
  }
  return summarise(entry.kind, tried);
}

type Tried = Observation & { readonly trial: Trial };

/** What is tried before the search proposes anything: none of it twice. */
function listStarts(
  { entry, starts, earlier }: SearchOptions,
  dimensions: readonly Dimension[],
  tried: readonly Tried[],
): Parameters[] {
  const first = earlier === undefined ? [pickDefaults(entry, dimensions)] : [];
  const known = new Set(tried.map(({ trial }) => JSON.stringify(trial.parameters)));
  return (starts ?? first).filter((parameters) => !known.has(JSON.stringify(parameters)));
}

function checkLimits({ budgetMs, folds }: SearchOptions, maxTrials: number): void {
  if (folds.length === 0) throw new RangeError("A search needs a validation fold.");
  if (!(budgetMs > 0))
    throw new RangeError(`A search needs a budget of milliseconds > 0; found ${budgetMs}.`);
  if (maxTrials >= 1) return;
  throw new RangeError(`A search makes at least one trial; found a maximum of ${maxTrials}.`);
}

function isHopeless(tried: readonly { readonly trial: Trial }[]): boolean {
  const reason = tried[0]?.trial.error;
  return (
    reason !== undefined &&
    tried.length >= HOPELESS_TRIALS &&
    tried.every(({ trial }) => trial.error === reason)
  );
}

function pickDefaults({ defaults }: ModelEntry, dimensions: readonly Dimension[]): Parameters {
  return Object.fromEntries(dimensions.map(({ name }) => [name, defaults[name]]));
}

interface TrialRun {
  readonly pace: Pace;
  readonly clock: () => number;
  readonly isOver: () => boolean;
}

/** A trial that throws is told as one, unless it is the caller who wants an end. */
async function runTrial(attempt: Attempt, parameters: Parameters, run: TrialRun): Promise<Trial> {
  const start = run.clock();
  const seconds = () => (run.clock() - start) / 1000;
  const pace = limitPace(run.pace, run.isOver);
  try {
    return { parameters, ...(await attempt(parameters, pace)), seconds: seconds() };
  } catch (cause) {
    pace.passOn();
    if (cause instanceof UnknownObjective) throw cause;
    const error = cause instanceof Error ? cause.message : String(cause);
    return { parameters, metrics: [], objective: null, seconds: seconds(), error };
  }
}

function summarise(kind: string, tried: readonly (Observation & { readonly trial: Trial })[]): SearchResult {
  const best = tried.reduce((first, other) => (other.loss < first.loss ? other : first));
  if (best.trial.objective === null) {
    throw new RangeError(`All ${tried.length} trials of ${kind} failed; the first: ${best.trial.error}`);
  }
  return { best: best.trial, trials: tried.map(({ trial }) => trial) };
}
