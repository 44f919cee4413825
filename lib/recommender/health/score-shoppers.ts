import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { loadLiveArtifact } from "@/lib/recommender/models/queries";
import type { LiveModel } from "@/lib/recommender/serving/live-model";
import { toHistory } from "@/lib/recommender/serving/serving";
import { readPast } from "@/lib/recommender/serving/past";
import { ShopperStateReader } from "@/lib/recommender/serving/shopper-state";
import { verifyModel } from "@/lib/recommender/serving/verify-model";
import { readShopperLogs } from "@/lib/recommender/training/snapshot/shopper-logs";
import { buildHistory, EMPTY_HISTORY, type History, topK } from "@/ml/index";

/** So many shoppers tell a mean, in a second. */
const SHOPPERS = 200;
/** The length of a rail. */
const K = 12;
/** Shoppers are looked for among so many of the newest events. */
const NEWEST_EVENTS = 50_000;

/** The live version, and what it says of shoppers. */
export interface ShopperScores {
  /** How far the first twelve products stand out, of shoppers of then as they stood then. */
  readonly before: Float64Array;
  /** Of shoppers of now, as they stand. */
  readonly now: Float64Array;
  /** Share of the first twelve that a shopper of now has both ways: read as trainings do, and as serving does. */
  readonly overlaps: Float64Array;
}

/** $1 start, $2 end. */
const SHOPPERS_SQL = `
select distinct shopper_id::text as id from (
  select shopper_id from interactions where lane = 'person' and shopper_id is not null and at > $1 and at <= $2
  order by at desc limit ${NEWEST_EVENTS}) newest order by id limit ${SHOPPERS}`;

/**
 * Scores shoppers of then and of now by the live version, and those of now both ways. Null without a version that can serve.
 * Shoppers are taken by their ids, which are random.
 */
export async function scoreShoppers({ until, since, now }: { until: Date; since: Date; now: Date }) {
  const model = await loadLiveModel();
  if (!model) return null;
  const before = await shoppersBetween(new Date(0), until);
  const current = await shoppersBetween(since, now);
  const asThen = await trainingHistories(model, before, until.getTime());
  const asTrained = await trainingHistories(model, current, now.getTime());
  const rank = createRanking(model, now.getTime());
  const rankThen = createRanking(model, until.getTime());
  const states = new ShopperStateReader();
  const overlaps: number[] = [];
  const scores: number[] = [];
  for (const id of current) {
    const state = await states.read(id, now.getTime(), true);
    const learnt = asTrained.get(id);
    if (state.origin !== "database" || !state.consent || !learnt || learnt.items.length === 0) continue;
    const { facts } = readPast(state.facts);
    const [served, trained] = [rank(toHistory(facts, model)), rank(learnt)];
    scores.push(served.standOut);
    overlaps.push(
      trained.items.filter((item) => served.items.includes(item)).length / Math.max(1, trained.items.length),
    );
  }
  const pasts = [...asThen.values()].filter(({ items }) => items.length > 0);
  return {
    before: Float64Array.from(pasts, (history) => rankThen(history).standOut),
    now: Float64Array.from(scores),
    overlaps: Float64Array.from(overlaps),
  } satisfies ShopperScores;
}

async function loadLiveModel(): Promise<LiveModel | null> {
  const artifact = await loadLiveArtifact();
  if (!artifact) return null;
  const { rows } = await getPool("work").query<{ id: number }>("select id from products");
  try {
    return verifyModel(artifact, new Set(rows.map(({ id }) => id)));
  } catch {
    // Why it may not serve is said where it would have.
    return null;
  }
}

async function shoppersBetween(from: Date, to: Date): Promise<string[]> {
  const { rows } = await getPool("work").query<{ id: string }>(SHOPPERS_SQL, [from, to]);
  return rows.map(({ id }) => id);
}

/** Pasts as a training reads them from the database, in the model's numbering. */
async function trainingHistories(
  model: LiveModel,
  shoppers: readonly string[],
  until: number,
): Promise<Map<string, History>> {
  const logs = await inTransaction(
    (_db, client) =>
      readShopperLogs(client, {
        shoppers,
        until,
        productCount: model.productCount,
        indexOf: (productId) => model.indexOf(productId),
      }),
    { on: getPool("work") },
  );
  const { weights } = model.bundle;
  return new Map(
    [...logs].map(([id, events]) => [
      id,
      events.items.length > 0 ? buildHistory(events, model.productCount, weights) : EMPTY_HISTORY,
    ]),
  );
}

/**
 * A shopper's first products, and how far these stand out: their mean score in standard deviations from that of all products.
 * Scores themselves grow with how much somebody has done.
 */
function createRanking({ bundle, productCount }: LiveModel, now: number) {
  const scores = new Float32Array(productCount);
  return (history: History): { items: number[]; standOut: number } => {
    bundle.ranker.score(history, now, scores);
    const best = topK(scores, K);
    const spread = spreadOf(scores);
    const mean = best.scores.reduce((total, score) => total + score, 0) / Math.max(1, best.items.length);
    return {
      items: [...best.items],
      standOut: spread.deviation > 0 ? (mean - spread.mean) / spread.deviation : 0,
    };
  };
}

function spreadOf(scores: Float32Array): { mean: number; deviation: number } {
  let [sum, squares] = [0, 0];
  for (const score of scores) sum += score;
  const mean = sum / scores.length;
  for (const score of scores) squares += (score - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / scores.length) };
}
