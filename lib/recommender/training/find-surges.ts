import type { ExposureSurge } from "@/lib/recommender/models/model-version";
import {
  createEvaluation,
  createRng,
  type EventLog,
  KIND,
  keepUsers,
  type ModelBundle,
  type Pace,
  rankCases,
  type Recommender,
} from "@/ml/index";
import { mapRecommender } from "./mapped-recommender";
import type { TrainingTask } from "./training-task";

/** Shoppers whose lists of both versions are compared, at most: fewer where the catalog is large. */
const SHOPPERS = 1_000;
const FEWEST_SHOPPERS = 50;
/** How many times as many lists make a surge, and the share of all lists below which nobody would notice. */
const MULTIPLE = 3;
const LEAST_SHARE = 0.05;
/** A product is bought as one would expect from at least this share of the usual. */
const BOUGHT_SHARE = 0.5;

/** The events of some shoppers, drawn by the seed from those who did anything. */
function drawShoppers(log: EventLog, mostScores: number, seed: number): EventLog {
  const active = [...new Set(log.users)];
  const rng = createRng(seed);
  const numbers = new Int32Array(log.userCount).fill(-1);
  const most = Math.min(SHOPPERS, Math.floor(mostScores / Math.max(1, log.itemCount)));
  const count = Math.min(Math.max(FEWEST_SHOPPERS, most), active.length);
  for (let i = 0; i < count; i++) {
    const j = i + rng.integer(active.length - i);
    const user = active[j] ?? 0;
    active[j] = active[i] ?? 0;
    numbers[user] = i;
  }
  return keepUsers(log, numbers, count);
}

/** How many shoppers met each product asked about, and how many of them bought it. */
function countPairs(log: EventLog, isAsked: (item: number) => boolean) {
  const met = new Map<number, Set<number>>();
  const bought = new Map<number, Set<number>>();
  const add = (pairs: Map<number, Set<number>>, item: number, user: number) =>
    pairs.set(item, (pairs.get(item) ?? new Set()).add(user));
  for (let e = 0; e < log.length; e++) {
    const item = log.items[e] ?? 0;
    if (!isAsked(item)) continue;
    add(met, item, log.users[e] ?? 0);
    if (log.kinds[e] === KIND.purchase) add(bought, item, log.users[e] ?? 0);
  }
  const sizeOf = (pairs: Map<number, Set<number>>) => (item: number) => pairs.get(item)?.size ?? 0;
  const total = (pairs: Map<number, Set<number>>) =>
    [...pairs.values()].reduce((sum, users) => sum + users.size, 0);
  return { met: sizeOf(met), bought: sizeOf(bought), rate: total(bought) / Math.max(1, total(met)) };
}

/**
 * Products that the new version shows in many times as many lists as the live one, although hardly anybody who met them
 * has bought them: what a click farm looks like, and now and then a product everybody wants to see. In a shop that knows
 * of no purchases nothing can be told.
 */
export async function findSurges(
  { log, productIds, pipeline, seed }: Pick<TrainingTask, "log" | "productIds" | "pipeline" | "seed">,
  live: ModelBundle,
  bundle: ModelBundle,
  pace: Pace,
): Promise<ExposureSurge[]> {
  const some = drawShoppers(log, pipeline.measuredScores, seed);
  const usual = countPairs(some, () => true).rate;
  if (usual === 0) return [];
  const evaluation = createEvaluation(some, some, pipeline.weights, "allowed");
  const lists = Math.max(1, evaluation.cases.length);
  const expose = async (model: Recommender) => {
    const shown = new Uint32Array(log.itemCount);
    await rankCases(model, evaluation, pipeline.k, pace, (_, items) => {
      for (const item of items) shown[item] = (shown[item] ?? 0) + 1;
    });
    return shown;
  };
  const before = await expose(mapRecommender(live, productIds));
  const after = await expose(bundle.ranker);
  const risen = [...after.keys()].filter(
    (item) =>
      (after[item] ?? 0) >= LEAST_SHARE * lists && (after[item] ?? 0) >= MULTIPLE * (before[item] ?? 0),
  );
  const asked = new Set(risen);
  const { met, bought } = countPairs(log, (item) => asked.has(item));
  return risen
    .filter((item) => bought(item) < BOUGHT_SHARE * usual * met(item))
    .map((item) => ({
      productId: productIds[item] ?? 0,
      before: (before[item] ?? 0) / lists,
      after: (after[item] ?? 0) / lists,
      met: met(item),
      bought: bought(item),
    }));
}
