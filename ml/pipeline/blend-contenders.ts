import type { Parameters } from "../core/model/parameters";
import type { Recommender } from "../core/recommender";
import { evaluate, type Metrics } from "../eval/evaluate";
import { BlendModel } from "../models/blend/model";
import { learnBlendWeights, type BlendFold } from "../search/blend/learn";
import { fitCost, fitPart } from "./fit-part";
import { BLEND } from "./recipe";
import { parametersOf, type Budget, type Contender, type Searching } from "./search-candidates";

/** A blend of models that were compared, and how it does in the windows its weights were learned on. */
export interface LearnedBlend {
  /** Weight of each kind of model, above 0 and adding up to 1. */
  readonly weights: Parameters & Readonly<Record<string, number>>;
  readonly validation: Metrics;
  readonly seconds: number;
}

/** A part heard less than this changes no list. */
const LEAST_WEIGHT = 0.04;

/**
 * The best blend of contenders: they are fitted once more in every window and the one learner gives them weights. Null
 * where nothing can be gained: fewer than two contenders, or no time to fit two.
 *
 * @param contenders the best first
 */
export async function learnBlend(
  contenders: readonly Contender[],
  budget: Budget,
  searching: Searching,
): Promise<LearnedBlend | null> {
  const { config, windows, context, clock } = searching;
  const chosen = pickSources(contenders, budget, searching);
  if (chosen.length < 2) return null;
  const began = clock();
  const folds: BlendFold[] = [];
  for (const { train, evaluation } of windows) {
    const sources: Recommender[] = [];
    for (const contender of chosen) {
      const past = { log: train, now: evaluation.now, content: searching.content };
      context.stages.begin("Blending models", fitCost(contender.entry.kind, past));
      const parameters = parametersOf(contender, config);
      sources.push((await fitPart(contender.entry.kind, parameters, past, context)).model);
    }
    folds.push({ sources, evaluation });
  }
  const options = { k: config.k, pace: context.stages.pace, maxSources: config.blendParts };
  const learned = await learnBlendWeights(folds, options);
  const heard = learned.map((weight) => (weight >= LEAST_WEIGHT ? weight : 0));
  const whole = heard.reduce((sum, weight) => sum + weight, 0);
  const entries = chosen.flatMap(({ entry }, i): [string, number][] =>
    heard[i] > 0 ? [[entry.kind, Number((heard[i] / whole).toFixed(4))]] : [],
  );
  // One model alone is as good; a blend that was asked for is of the best two all the same.
  if (entries.length < 2 && config.ranker !== BLEND) return null;
  const weights = Object.fromEntries(entries.length < 2 ? evenShares(chosen) : entries);
  const validation = await measureBlend(folds, chosen, weights, searching);
  return { weights, validation, seconds: (clock() - began) / 1000 };
}

function evenShares([first, second]: readonly Contender[]): [string, number][] {
  return [first, second].map(({ entry }) => [entry.kind, 0.5]);
}

/** The best, as far as there is time to fit them again, and in any case what everybody wants: it costs nothing. */
function pickSources(
  contenders: readonly Contender[],
  budget: Budget,
  { windows, config, content }: Searching,
): Contender[] {
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
  return picked;
}

async function measureBlend(
  folds: readonly BlendFold[],
  chosen: readonly Contender[],
  weights: Readonly<Record<string, number>>,
  { config, context }: Searching,
): Promise<Metrics> {
  const sums = { recall: 0, ndcg: 0, hr: 0, coverage: 0, users: 0 };
  for (const { sources, evaluation } of folds) {
    const heard = sources.flatMap((model, i) => {
      const weight = weights[chosen[i].entry.kind] ?? 0;
      return weight > 0 ? [{ model, weight }] : [];
    });
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
