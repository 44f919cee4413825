import { createRng } from "../base/rng";
import type { ModelEntry } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import type { Pace } from "../base/pace";
import { limitPace, OutOfTime } from "./limit-pace";
import { lossOf } from "./metric-direction";
import { createAttempt, FarBehind, UnknownObjective, type Attempt } from "./run-trial";
import { createSchedule, type Proposal } from "./schedule";
import type { SearchOptions } from "./search-options";
import { isWhole, settle, type Refusal, type Tried } from "./settle";
import type { Dimension } from "./space";
import { createTranslation, type Translation } from "./translation";
import type { Trial } from "./trial";

export type { SearchOptions, Trial };

export interface SearchResult {
  /** The one to go by: see `settle`. */
  readonly best: Trial;
  /** In the order they were made: those of an earlier search, the starts, and what came of them. */
  readonly trials: readonly Trial[];
  /** A better figure that was not enough of a gain to go by. */
  readonly refused?: Refusal;
}

const MAX_TRIALS = 100;
/** When so many have failed for one and the same reason and none has worked, it is not the parameters. */
const HOPELESS_TRIALS = 3;

/**
 * The parameters that do best on validation folds. The starts (or the defaults) are tried first, then what the schedule
 * proposes (see schedule.ts). The first trial always ends; a later one that is still running when the budget is spent is
 * abandoned. A gain within the noise is refused (see settle.ts).
 *
 * @throws RangeError when every trial failed, for an objective that is not measured, and for limits that are none
 */
export async function searchParameters(options: SearchOptions): Promise<SearchResult> {
  const { entry, objective, budgetMs, maxTrials = MAX_TRIALS, clock, pace } = options;
  checkLimits(options, maxTrials);
  const space = createTranslation(options);
  const attempt = createAttempt(options);
  const start = clock();
  const elapsed = () => clock() - start;
  const isOver = () => elapsed() >= budgetMs;
  const observe = (
    trial: Trial,
    figures: Tried["figures"],
    point = space.pointOf(trial.parameters),
  ): Tried => {
    const loss = trial.objective === null ? Infinity : lossOf(objective, trial.objective);
    return { point, loss, trial, figures };
  };
  const tried = (options.earlier ?? []).map((trial) => observe(trial, null));
  const propose = createSchedule({
    ...space,
    starts: listStarts(options, space, tried),
    rng: createRng(options.seed),
    done: () => Math.max(tried.length / maxTrials, elapsed() / budgetMs),
    secondsLeft: () => (budgetMs - elapsed()) / 1000,
  });
  while (tried.length < maxTrials && !isHopeless(tried)) {
    const isFirst = tried.length === 0;
    if (!isFirst && isOver()) break;
    const next = propose(tried);
    if (next === null) break;
    const rival = options.race === true ? findBest(tried) : null;
    const run = { pace, clock, isOver: () => !isFirst && isOver(), rival };
    const { trial, figures } = await runTrial(attempt, next.parameters, run, objective);
    tried.push(observe(trial, figures, next.point));
    options.onTrial?.(trial);
  }
  return summarise(entry.kind, tried, space);
}

/** The best of those that were measured by user. */
function findBest(tried: readonly Tried[]): Tried | null {
  const measured = tried.filter((one) => isWhole(one) && one.figures !== null);
  return measured.reduce<Tried | null>((a, b) => (a === null || b.loss < a.loss ? b : a), null);
}

/** What is tried before the search proposes anything: none of it twice. */
function listStarts(
  { entry, starts, earlier }: SearchOptions,
  { dimensions, pointOf }: Translation,
  tried: readonly Tried[],
): Proposal[] {
  const first = earlier === undefined ? [pickDefaults(entry, dimensions)] : [];
  const known = new Set(tried.map(({ trial }) => JSON.stringify(trial.parameters)));
  return (starts ?? first)
    .filter((parameters) => !known.has(JSON.stringify(parameters)))
    .map((parameters) => ({ parameters, point: pointOf(parameters) }));
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
  /** What to be given up against. */
  readonly rival: Tried | null;
}

/** A trial that throws is told as one, unless it is the caller who wants an end. */
async function runTrial(
  attempt: Attempt,
  parameters: Parameters,
  run: TrialRun,
  objective: string,
): Promise<Pick<Tried, "trial" | "figures">> {
  const start = run.clock();
  const seconds = () => (run.clock() - start) / 1000;
  const pace = limitPace(run.pace, run.isOver);
  try {
    const { figures, ...found } = await attempt(parameters, pace, run.rival?.figures);
    return { trial: { parameters, ...found, seconds: seconds() }, figures };
  } catch (cause) {
    pace.passOn();
    if (cause instanceof UnknownObjective) throw cause;
    if (cause instanceof FarBehind && run.rival !== null) {
      const { behind, asked: cases, of } = cause;
      const best = run.rival.trial.objective ?? 0;
      const value = best + behind * lossOf(objective, 1);
      const told = { metrics: [], objective: value, seconds: seconds(), stopped: { cases, of } };
      return { trial: { parameters, ...told }, figures: null };
    }
    if (cause instanceof OutOfTime) {
      const told = { metrics: [], objective: null, seconds: seconds(), abandoned: true } as const;
      return { trial: { parameters, ...told }, figures: null };
    }
    const error = cause instanceof Error ? cause.message : String(cause);
    const told = { metrics: [], objective: null, seconds: seconds(), error };
    return { trial: { parameters, ...told }, figures: null };
  }
}

function summarise(kind: string, tried: readonly Tried[], { growth }: Translation): SearchResult {
  if (!tried.some(isWhole)) {
    throw new RangeError(`All ${tried.length} trials of ${kind} failed; the first: ${tried[0].trial.error}`);
  }
  const sizeOf = ({ point }: Tried): number => (growth === null ? 0 : point[growth.dimension]);
  const { chosen, refused } = settle(tried, sizeOf);
  return { best: chosen.trial, trials: tried.map(({ trial }) => trial), ...(refused && { refused }) };
}
