import { generateInteractions, makeShop } from "@/lib/data/generate/generate-interactions";
import { topK, type Ranked } from "@/ml/base/top-k";
import { addScores } from "@/ml/core/answers/add-scores";
import { calibrate } from "@/ml/core/answers/spread";
import type { EventLog } from "@/ml/core/data/events";
import { createHistories, historyAt } from "@/ml/core/data/history";
import type { History } from "@/ml/core/recommender";
import type { ModelBundle } from "@/ml/pipeline/bundle";
import { DEFAULT_PIPELINE } from "@/ml/pipeline/config";
import { createRecipe } from "@/ml/pipeline/recipe";
import { trainBundle } from "@/ml/pipeline/train-bundle";

/*
 * What a new event of a shopper costs: the ranker's best of a whole catalog, from the shopper's past on, beside scoring every
 * product with every part, calibrating, adding and selecting. Both are asked in turn about the same shoppers, in one thread,
 * and must list the same.
 */

export interface RankingRecord {
  readonly suite: "serving";
  readonly task: "ranking";
  readonly ranker: string;
  readonly items: number;
  readonly interactions: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly allMedianMs: number;
  readonly allP95Ms: number;
  /** How many times longer scoring everything takes, of the medians. */
  readonly ratio: number;
  /** Twelve reasons of one list, from the answer that gave it. */
  readonly reasonsMedianMs: number;
}

/** The blends that a training chooses of such shops with ten and with one million interactions, one with factors, and they alone. */
const RANKERS: readonly Readonly<Record<string, number>>[] = [
  { "item-knn": 0.5625, "vs-knn": 0.25, "user-knn": 0.1875 },
  { "item-knn": 0.7813, "co-purchase": 0.2188 },
  { als: 0.5, "recent-popularity": 0.2, "co-occurrence": 0.3 },
  { als: 1 },
];
const SHOPPERS = 200;
const ENTRIES = 50;
/** As many as a request looks at first. */
const LIMIT = 600;
const REASONS = 12;
const WARM_UP = 50;
const DAYS = 365;
const UNTIL = Date.UTC(2026, 6, 1);
const PER_SHOPPER = 10;

/** Measures all rankers on a made-up shop; `say` is told each as soon as it is known. */
export async function measureRankings(
  products: number,
  interactions: number,
  say: (record: RankingRecord) => void,
): Promise<void> {
  const log = makeLog(products, interactions);
  const histories = drawHistories(log);
  const itemIds = Int32Array.from({ length: products }, (_, i) => i + 1);
  for (const shares of RANKERS) {
    const recipe = createRecipe(shares, new Map(), DEFAULT_PIPELINE);
    const alone = { ...recipe, roles: { ...recipe.roles, similar: [], together: [], popular: [] } };
    const parts = Object.fromEntries(Object.keys(shares).map((kind) => [kind, recipe.parts[kind]]));
    const bundle = await trainBundle(
      { log },
      itemIds,
      { ...alone, parts } as typeof recipe,
      DEFAULT_PIPELINE,
      {
        seed: 1,
      },
    );
    say(measure(bundle, histories, log.at[log.length - 1] ?? 0, interactions));
  }
}

function measure(
  bundle: ModelBundle,
  histories: readonly History[],
  now: number,
  interactions: number,
): RankingRecord {
  const { ranker, rankerSources } = bundle;
  const times: Record<"parts" | "all" | "reasons", number[]> = { parts: [], all: [], reasons: [] };
  for (let call = -WARM_UP; call < 2 * SHOPPERS; call++) {
    const history = histories[(call + SHOPPERS) % SHOPPERS];
    if (!history) continue;
    const begin = performance.now();
    const best = ranker.topK?.(history, now, LIMIT);
    const asked = performance.now();
    const all = scoreEverything(bundle, history, now);
    const scored = performance.now();
    if (!best || String(best.items) !== String(all.items))
      throw new Error(`${ranker.kind} lists something else.`);
    const answer = ranker.answer?.(history, now);
    const answered = performance.now();
    for (const item of best.items.subarray(0, REASONS)) answer?.explain?.(item);
    if (call < 0) continue;
    times.reasons.push(performance.now() - answered);
    times.parts.push(asked - begin);
    times.all.push(scored - asked);
  }
  const [parts, all, reasons] = [times.parts, times.all, times.reasons].map((each) =>
    each.sort((a, b) => a - b),
  );
  const at = (sorted: readonly number[] | undefined, share: number) =>
    sorted?.[Math.floor(share * sorted.length)] ?? 0;
  return {
    suite: "serving",
    task: "ranking",
    ranker: rankerSources.map(({ model }) => model.kind).join(" + "),
    items: ranker.itemCount,
    interactions,
    medianMs: at(parts, 0.5),
    p95Ms: at(parts, 0.95),
    allMedianMs: at(all, 0.5),
    allP95Ms: at(all, 0.95),
    ratio: at(all, 0.5) / at(parts, 0.5),
    reasonsMedianMs: at(reasons, 0.5),
  };
}

/** What a blend is by definition. */
function scoreEverything({ ranker, rankerSources }: ModelBundle, history: History, now: number): Ranked {
  const own = new Float32Array(ranker.itemCount);
  const sums = new Float32Array(ranker.itemCount);
  for (const { model, weight } of rankerSources) {
    model.score(history, now, own);
    if (rankerSources.length === 1) return topK(own, LIMIT);
    const factor = weight * (model.answer?.(history, now).scale ?? calibrate(own, history.items));
    addScores(factor, own, sums);
  }
  return topK(sums, LIMIT);
}

function makeLog(products: number, interactions: number): EventLog {
  const shoppers = Math.ceil(interactions / PER_SHOPPER);
  const shop = makeShop({ products, shoppers, interactions, days: DAYS, seed: 1, until: UNTIL });
  const log: EventLog = {
    userCount: shoppers,
    itemCount: products,
    length: interactions,
    users: new Uint32Array(interactions),
    items: new Uint32Array(interactions),
    kinds: new Uint8Array(interactions),
    values: new Float32Array(interactions),
    at: new Float64Array(interactions),
  };
  let made = 0;
  for (const { length, shoppers: users, products: items, kinds, values, at } of generateInteractions(shop)) {
    log.users.set(users.subarray(0, length), made);
    log.items.set(items.subarray(0, length), made);
    log.kinds.set(kinds.subarray(0, length), made);
    log.values.set(values.subarray(0, length), made);
    log.at.set(at.subarray(0, length), made);
    made += length;
  }
  return log;
}

/** The newest interactions of shoppers who have as many. */
function drawHistories(log: EventLog): History[] {
  const { table } = createHistories(log, DEFAULT_PIPELINE.weights);
  const drawn: History[] = [];
  for (let tried = 0; tried < log.userCount && drawn.length < SHOPPERS; tried++) {
    const { items, weights, at } = historyAt(table, (tried * 7919) % log.userCount);
    const from = items.length - ENTRIES;
    if (from < 0) continue;
    drawn.push({ items: items.slice(from), weights: weights.slice(from), at: at.slice(from) });
  }
  if (drawn.length < SHOPPERS) throw new Error(`Only ${drawn.length} shoppers have ${ENTRIES} interactions.`);
  return drawn;
}
