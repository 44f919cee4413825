import type { Parameters } from "../core/model/parameters";
import type { Metrics } from "../eval/evaluate";
import type { Measurement } from "../eval/summarise";
import type { Fold } from "../eval/splits/protocol";
import { searchParameters, type Trial } from "../search/search";
import type { Candidate } from "./candidates";
import type { Skipped } from "./comparison";
import type { PipelineConfig } from "./config";
import type { FitContext } from "./fit-part";
import type { FittedModels } from "./fitted-models";
import type { TrainingData } from "./training-data";

/** A model that was tried, with the best parameters so far. */
export interface Contender extends Candidate {
  readonly trials: readonly Trial[];
  readonly best: Trial;
  readonly seconds: number;
}

/** What is left of the time of a comparison, in seconds. */
export interface Budget {
  left: number;
}

export interface Searching {
  readonly windows: readonly Fold[];
  readonly config: PipelineConfig;
  readonly context: FitContext;
  /**
   * Only for models that cannot do without. Others may use it to guess at items nobody has met, which costs more than
   * the rest of a fit and hardly moves a comparison.
   */
  readonly content?: TrainingData["content"];
  /** What was fitted of the starts of every model, where a blend may want it. */
  readonly fitted?: FittedModels;
  /** Milliseconds; 0 throughout without a clock. */
  readonly clock: () => number;
}

/** The figure models are chosen by: NDCG at the length of list of the comparison. */
export function qualityOf({ best }: Pick<Contender, "best">): number {
  return best.objective ?? 0;
}

/** The other starts of one model may take this share of the time, and all of them together half of what is left. */
const STARTS_SHARE = 1 / 8;

/**
 * Tries every candidate, in their order, as long as there is time for it, then gives the rest of the time to the
 * best of them: first their other starts, then what the search proposes. What is certain is tried in any case.
 *
 * @returns what was tried, the best first
 */
export async function searchCandidates(
  candidates: readonly Candidate[],
  budget: Budget,
  searching: Searching,
): Promise<{ readonly contenders: readonly Contender[]; readonly skipped: readonly Skipped[] }> {
  const contenders: Contender[] = [];
  const skipped: Skipped[] = [];
  const whole = budget.left;
  for (const candidate of candidates) {
    const model = candidate.entry.kind;
    if (!candidate.isCertain && candidate.trialCost > budget.left) {
      skipped.push({ model, reason: "no time was left for it" });
      continue;
    }
    try {
      contenders.push(await tryFurther({ ...candidate, trials: [], seconds: 0 }, 1, budget, searching));
    } catch (error) {
      // Models say by a RangeError that they cannot learn from this log.
      if (!(error instanceof RangeError)) throw error;
      skipped.push({ model, reason: error.message });
    }
  }
  const started = await tryOtherStarts(contenders, STARTS_SHARE * whole, budget, searching);
  return { contenders: await improveBest(sortByQuality(started), budget, searching), skipped };
}

/** What proved itself elsewhere, of every model that is cheap enough: the best alone need not be the best in a blend. */
async function tryOtherStarts(
  contenders: readonly Contender[],
  share: number,
  budget: Budget,
  searching: Searching,
): Promise<readonly Contender[]> {
  const most = budget.left / 2;
  const tried: Contender[] = [];
  for (const contender of contenders) {
    const { starts, trials, trialCost } = contender;
    const affordable = Math.floor(Math.min(share, budget.left - most) / Math.max(trialCost, 1e-9));
    const further = Math.min(starts.length - trials.length, affordable);
    tried.push(further > 0 ? await tryFurther(contender, further, budget, searching) : contender);
  }
  return tried;
}

/** Equal shares of the time for the best, and what one leaves over is for those after it. */
async function improveBest(
  contenders: readonly Contender[],
  budget: Budget,
  searching: Searching,
): Promise<readonly Contender[]> {
  const chosen = contenders
    .filter(({ entry, starts, trialCost }) => trialCost > 0 && starts.length + countOf(entry.space) > 1)
    .slice(0, searching.config.searchedModels);
  const improved = new Map<string, Contender>();
  for (const [place, contender] of chosen.entries()) {
    const share = budget.left / (chosen.length - place);
    const trials = Math.min(MOST_TRIALS, Math.floor(share / contender.trialCost));
    if (trials < 1) continue;
    improved.set(contender.entry.kind, await tryFurther(contender, trials, budget, searching));
  }
  return sortByQuality(contenders.map((one) => improved.get(one.entry.kind) ?? one));
}

/** A proposal of the search has to be better than the best start by this share. */
const SEARCH_MARGIN = 0.1;
/** Beyond so many nothing better is found. */
const MOST_TRIALS = 60;

function countOf(space: object): number {
  return Object.keys(space).length;
}

/** So many trials more; costs them from the budget. */
async function tryFurther(
  candidate: Candidate & { readonly trials: readonly Trial[]; readonly seconds: number },
  trials: number,
  budget: Budget,
  { windows, config, context, content, fitted, clock }: Searching,
): Promise<Contender> {
  const { entry, starts, trialCost } = candidate;
  const { weights, seed, stages, pool } = context;
  stages.begin(`Comparing models: ${entry.kind}`, trials * trialCost);
  const began = clock();
  const earlier = candidate.trials;
  const known = new Set(earlier.map(({ parameters }) => JSON.stringify(parameters)));
  const fixed = config.fixed[entry.kind] ?? {};
  const first = new Set(starts.map((start) => JSON.stringify(start)));
  const { best, trials: made } = await searchParameters({
    entry,
    folds: windows,
    fixed,
    training: { weights, ...(entry.needsContent && content && { content }) },
    starts: starts.filter((start) => !known.has(JSON.stringify(start))),
    earlier,
    objective: `ndcg@${config.k}`,
    ks: [config.k],
    // Time is counted in trials: see PipelineConfig.budgetSeconds.
    budgetMs: Infinity,
    maxTrials: earlier.length + trials,
    clock: () => 0,
    seed,
    pace: stages.pace,
    ...(pool && { pool }),
    onFit(parameters, window, model) {
      if (!first.has(JSON.stringify(parameters))) return;
      fitted?.keep(entry.kind, { ...fixed, ...parameters }, window, model);
    },
  });
  budget.left -= (made.length - earlier.length) * trialCost;
  return {
    ...candidate,
    best: preferProved(best, provedTrials({ trials: made, starts })),
    trials: made,
    seconds: candidate.seconds + (clock() - began) / 1000,
  };
}

/** The trials that came to anything, of starts and not of what the search proposed. */
export function provedTrials({ trials, starts }: Pick<Contender, "trials" | "starts">): Trial[] {
  const proved = new Set(starts.map((start) => JSON.stringify(start)));
  return trials.filter(
    ({ parameters, objective }) => objective !== null && proved.has(JSON.stringify(parameters)),
  );
}

/**
 * The best of the starts, unless what the search proposed is clearly better. The newest weeks of one shop are a small
 * sample: among many proposals some fit them by luck, and a season that ends tomorrow.
 */
function preferProved(best: Trial, proved: readonly Trial[]): Trial {
  const [first, ...others] = proved;
  if (first === undefined) return best;
  const start = others.reduce((a, b) => ((b.objective ?? 0) > (a.objective ?? 0) ? b : a), first);
  return (best.objective ?? 0) > (start.objective ?? 0) * (1 + SEARCH_MARGIN) ? best : start;
}

/** The better first; of equals the one that costs less. */
function sortByQuality(contenders: readonly Contender[]): Contender[] {
  return contenders.toSorted((a, b) => qualityOf(b) - qualityOf(a) || a.trialCost - b.trialCost);
}

/** All parameters of a trial that are not the model's defaults. */
export function parametersOf({ best, entry }: Contender, { fixed }: PipelineConfig): Parameters {
  return { ...fixed[entry.kind], ...best.parameters };
}

/** The figures of a trial as the comparison tells them. */
export function metricsOf({ metrics }: Trial, k: number, users: number): Metrics {
  const of = (name: string) =>
    metrics.find(({ metric }: Measurement) => metric === `${name}@${k}`)?.value ?? 0;
  return { recall: of("capped-recall"), ndcg: of("ndcg"), hr: of("hr"), coverage: of("coverage"), users };
}
