import type { Parameters } from "../core/model/parameters";
import type { Recommender } from "../core/recommender";
import { evaluate, type Metrics } from "../eval/evaluate";
import { BlendModel } from "../models/blend/model";
import { learnBlendWeights, type BlendFold } from "../search/blend/learn";
import type { PipelineConfig } from "./config";
import { fitCost, fitPart } from "./fit-part";
import { BLEND } from "./recipe";
import { parametersOf, provedTrials, type Budget, type Contender, type Searching } from "./search-candidates";

/** A blend of models that were compared, and how it does in the windows its weights were learned on. */
export interface LearnedBlend {
  /** Weight of each kind of model, above 0 and adding up to 1. */
  readonly weights: Parameters & Readonly<Record<string, number>>;
  /** Parameters of each kind: those that add the most to the others, which alone need not be the best. */
  readonly tuned: ReadonlyMap<string, Parameters>;
  readonly validation: Metrics;
  readonly seconds: number;
}

/** What finding the weights takes, as a share of the time for everything before. */
export const LEARNING_SHARE = 0.3;

/** A part heard less than this changes no list. */
const LEAST_WEIGHT = 0.04;

/**
 * The best blend of contenders: they are fitted in every window, unless that was kept, and the one learner gives them
 * weights. Null where nothing can be gained: fewer than two contenders, or no time to fit two (which counts what was kept
 * as well, so that nobody's choice hangs on that).
 *
 * @param contenders the best first
 */
export async function learnBlend(
  contenders: readonly Contender[],
  budget: Budget,
  searching: Searching,
): Promise<LearnedBlend | null> {
  const { config, windows, context, fitted, clock } = searching;
  const chosen = pickSources(contenders, budget, searching);
  if (new Set(chosen.map(({ contender }) => contender.entry.kind)).size < 2) return null;
  const began = clock();
  const folds: BlendFold[] = [];
  for (const [window, { train, evaluation }] of windows.entries()) {
    const sources: Recommender[] = [];
    for (const { contender, parameters } of chosen) {
      const { kind } = contender.entry;
      const content = contender.entry.needsContent ? searching.content : undefined;
      const past = { log: train, now: evaluation.now, content };
      context.stages.begin("Blending models", fitCost(kind, past));
      const known = fitted?.find(kind, parameters, window);
      sources.push(known ?? (await fitPart(kind, parameters, past, context)).model);
    }
    folds.push({ sources, evaluation });
  }
  const groups = chosen.map(({ contender }) => contender.entry.kind);
  const options = { k: config.k, pace: context.stages.pace, maxSources: config.blendParts, groups };
  context.stages.begin("Weighing models", LEARNING_SHARE * config.budgetSeconds);
  const learned = await learnBlendWeights(folds, options);
  const kept = [...learned.keys()].filter((i) => learned[i] >= LEAST_WEIGHT);
  const whole = kept.reduce((sum, i) => sum + learned[i], 0);
  const entries = kept.map((i): [string, number] => [groups[i], Number((learned[i] / whole).toFixed(4))]);
  // One model alone is as good; a blend that was asked for is of the best two all the same.
  if (entries.length < 2 && config.ranker !== BLEND) return null;
  const isForced = entries.length < 2;
  const weights = Object.fromEntries(isForced ? evenShares(chosen) : entries);
  const sources = isForced ? [0, 1] : kept;
  const tuned = new Map(sources.map((i) => [chosen[i].contender.entry.kind, chosen[i].parameters]));
  const validation = await measureBlend(folds, chosen, sources, weights, searching);
  return { weights, tuned, validation, seconds: (clock() - began) / 1000 };
}

/** A model with parameters that it may be blended with. */
interface Source {
  readonly contender: Contender;
  readonly parameters: Parameters;
}

/** Other starts of one kind that are offered besides the best. */
const VARIANTS = 2;

/** The first two sources are of different kinds. */
function evenShares([first, second]: readonly Source[]): [string, number][] {
  return [first, second].map(({ contender }) => [contender.entry.kind, 0.5]);
}

/** The best, as far as there is time to fit them again, and in any case what everybody wants: it costs nothing. */
function pickSources(
  contenders: readonly Contender[],
  budget: Budget,
  { windows, config, content }: Searching,
): Source[] {
  const cost = ({ entry }: Contender) =>
    windows.reduce((sum, { train }) => sum + fitCost(entry.kind, { log: train, content }), 0);
  const trendy = contenders.filter(({ entry }) => entry.kind === config.roles.popular);
  const best = contenders.slice(0, config.blendCandidates);
  const picked: Contender[] = [];
  for (const contender of [...new Set([...best.slice(0, 2), ...trendy, ...best])]) {
    if (picked.length >= 2 && cost(contender) > budget.left) continue;
    budget.left -= cost(contender);
    picked.push(contender);
  }
  const sources = picked.map((contender) => ({ contender, parameters: parametersOf(contender, config) }));
  for (const contender of picked) {
    for (const parameters of otherStarts(contender, config)) {
      if (cost(contender) > budget.left) continue;
      budget.left -= cost(contender);
      sources.push({ contender, parameters });
    }
  }
  return sources;
}

/** Starts that were tried and are not the best alone: in a blend they may be, where the best repeats what others say. */
function otherStarts(contender: Contender, { fixed }: PipelineConfig): Parameters[] {
  const { best, entry } = contender;
  return provedTrials(contender)
    .filter(({ parameters }) => parameters !== best.parameters)
    .toSorted((a, b) => (b.objective ?? 0) - (a.objective ?? 0))
    .slice(0, VARIANTS)
    .map(({ parameters }) => ({ ...fixed[entry.kind], ...parameters }));
}

async function measureBlend(
  folds: readonly BlendFold[],
  chosen: readonly Source[],
  kept: readonly number[],
  weights: Readonly<Record<string, number>>,
  { config, context }: Searching,
): Promise<Metrics> {
  const sums = { recall: 0, ndcg: 0, hr: 0, coverage: 0, users: 0 };
  for (const { sources, evaluation } of folds) {
    const heard = kept.map((i) => ({ model: sources[i], weight: weights[chosen[i].contender.entry.kind] }));
    const blend = new BlendModel(heard);
    const metrics = await evaluate(blend, evaluation, config.k, context.stages.pace);
    for (const name of ["recall", "ndcg", "hr", "coverage"] as const) {
      sums[name] += metrics.users * metrics[name];
    }
    sums.users += metrics.users;
  }
  const { users } = sums;
  const { recall, ndcg, hr, coverage } = sums;
  return { recall: recall / users, ndcg: ndcg / users, hr: hr / users, coverage: coverage / users, users };
}
