import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { ProductDescription } from "@/lib/shop/catalog/describe-product";
import { MOST_FACTS, type PastFact } from "@/lib/shop/interactions/session-cache";
import type { ServedLists } from "@/lib/recommender/models/model-version";
import { toCallRules } from "@/lib/recommender/serving/allow";
import { type BuiltList, buildList } from "@/lib/recommender/serving/build-list";
import { ContentIndex, type LiveContent } from "@/lib/recommender/serving/content/content-index";
import { LiveModel } from "@/lib/recommender/serving/live-model";
import { Newcomers } from "@/lib/recommender/serving/newcomers";
import { RememberedLists } from "@/lib/recommender/serving/remembered-lists";
import { sayReason } from "@/lib/recommender/serving/sentences";
import { createServing, type Serving } from "@/lib/recommender/serving/serving";
import { Trends } from "@/lib/recommender/serving/trends";
import type { Placement } from "@/lib/recommender/strategies/placements";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import {
  EMPTY_HISTORY,
  type EvaluationCase,
  type EventLog,
  KINDS,
  measureAccuracy,
  type ModelBundle,
  type TestedBundle,
  topK,
} from "@/ml/index";
import { readCatalog, type SnapshotCatalog } from "./snapshot/snapshot-catalog";
import type { TrainingTask } from "./training-task";

/** The length of a rail. */
const K = 12;
const FIRST = 6;
/** Enough for a mean, and a few seconds with a large catalog. */
const SHOPPERS = 400;
/** Products that are scored for all of them together, at most: with a large catalog fewer are asked. */
const MOST_SCORES = 4e6;
const PRODUCTS = 200;
/** Fewer say nothing about all. */
const FEWEST = 20;
/** More products are compared by category and price alone: reading all their texts takes memory that training needs. */
const MOST_READ = 30_000;
const PER_TURN = 20;
const NO_SUBJECT = { product: null, category: null, search: null };

interface ListMeasure {
  /** Measures what a shopper is shown at home, by what they then did. */
  onTest(tested: TestedBundle): Promise<void>;
  /** Measures what stands beside a product. */
  onBundle(bundle: ModelBundle): Promise<void>;
  result(): ServedLists | null;
}

/**
 * Measures the lists that shoppers are shown: filtered, blended, mixed and explained by the code that serves them, as if
 * everything were in stock, for what is in stock today says nothing about then.
 */
export function createListMeasure({ catalog, content, productIds }: TrainingTask): ListMeasure {
  const found: ServedLists = { forYou: null, similar: null };
  if (catalog === null) return { onTest: async () => {}, onBundle: async () => {}, result: () => null };
  let kept: Promise<Shop> | null = null;
  const openShop = (): Promise<Shop> => {
    const opened = kept ?? createShop(readCatalog(catalog), content, productIds);
    // A large one is read twice instead: in between models are fitted, which takes all the memory there is.
    if (productIds.length <= MOST_READ) kept = opened;
    return opened;
  };
  return {
    async onTest(tested) {
      found.forYou = await measureForYou(tested, await openShop(), productIds);
    },
    async onBundle(bundle) {
      found.similar = await measureSimilar({ ...bundle, itemIds: productIds }, await openShop());
    },
    result: () => found,
  };
}

interface Shop {
  catalog: CatalogIndex;
  content: LiveContent;
}

async function createShop(
  { categories, products }: SnapshotCatalog,
  content: TrainingTask["content"],
  productIds: Int32Array,
): Promise<Shop> {
  const catalog = new CatalogIndex(
    categories,
    products.map((product) => ({ ...product, stock: Math.max(1, product.stock) })),
  );
  const isRead = content !== undefined && productIds.length <= MOST_READ;
  const index = isRead ? await ContentIndex.from(describe(content, productIds)) : new ContentIndex();
  return { catalog, content: { index, version: 1 } };
}

async function* describe(
  { texts, attributes }: NonNullable<TrainingTask["content"]>,
  productIds: Int32Array,
): AsyncGenerator<ProductDescription[]> {
  yield Array.from(productIds, (id, i) => ({
    id,
    categoryId: 0,
    text: texts[i] ?? "",
    attributes: (attributes[i] ?? []).filter((one) => !one.startsWith("category=")),
  }));
}

/** `count` of them, spread evenly. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]).filter(
    (one) => one !== undefined,
  );
}

async function measureForYou(
  { bundle, past, evaluation }: TestedBundle,
  shop: Shop,
  productIds: Int32Array,
): Promise<ServedLists["forYou"]> {
  const most = Math.min(SHOPPERS, Math.max(FEWEST, Math.floor(MOST_SCORES / productIds.length)));
  const cases = spread(evaluation.cases, most).filter(({ user }) => user !== undefined);
  if (cases.length < FEWEST) return null;
  const model = new LiveModel("measured", { ...bundle, itemIds: productIds });
  const ask = createAsking(model, shop, evaluation.now);
  const pasts = collectPasts(past, new Set(cases.map(({ user }) => user ?? -1)), productIds);
  const scores = new Float32Array(bundle.ranker.itemCount);
  const shown = new Set<number>();
  const sums = { recall: 0, ndcg: 0, bareRecall: 0, bareNdcg: 0, reasons: 0 };
  for (const [i, one] of cases.entries()) {
    const { items } = ask("home.for-you", K, { facts: pasts.get(one.user ?? -1) ?? [] });
    for (const { productId } of items) shown.add(productId);
    const indices = items.map(({ productId }) => model.indexOf(productId) ?? -1);
    const [served] = measureAccuracy(Uint32Array.from(indices), one.relevant, [K]);
    const [bare] = measureAccuracy(rankBare(bundle, one, evaluation.now, scores), one.relevant, [K]);
    sums.recall += served?.["capped-recall"] ?? 0;
    sums.ndcg += served?.ndcg ?? 0;
    sums.bareRecall += bare?.["capped-recall"] ?? 0;
    sums.bareNdcg += bare?.ndcg ?? 0;
    sums.reasons += new Set(items.map(({ reason }) => sayReason(reason.code, reason.words))).size;
    if (i % PER_TURN === 0) await nextTurn();
  }
  const mean = (sum: number) => sum / cases.length;
  return {
    shoppers: cases.length,
    k: K,
    recall: mean(sums.recall),
    ndcg: mean(sums.ndcg),
    bareRecall: mean(sums.bareRecall),
    bareNdcg: mean(sums.bareNdcg),
    coverage: shown.size / shop.catalog.byId.size,
    reasons: mean(sums.reasons),
  };
}

async function measureSimilar(bundle: ModelBundle, shop: Shop): Promise<ServedLists["similar"]> {
  const { catalog } = shop;
  const asked = spread([...catalog.byId.values()], PRODUCTS);
  if (asked.length === 0) return null;
  const ask = createAsking(new LiveModel("measured", bundle), shop, bundle.trainedAt);
  const shown = new Set<number>();
  const counts = { six: 0, ofSix: 0, twelve: 0, ofTwelve: 0 };
  for (const [i, product] of asked.entries()) {
    const { items } = ask("product.similar", K, { product });
    const same = items.map(({ productId }) => catalog.byId.get(productId)?.categoryId === product.categoryId);
    counts.ofSix += Math.min(FIRST, same.length);
    counts.ofTwelve += same.length;
    counts.six += same.slice(0, FIRST).filter(Boolean).length;
    counts.twelve += same.filter(Boolean).length;
    for (const { productId } of items) shown.add(productId);
    if (i % PER_TURN === 0) await nextTurn();
  }
  return {
    products: asked.length,
    sameCategoryOfSix: counts.six / Math.max(1, counts.ofSix),
    sameCategoryOfTwelve: counts.twelve / Math.max(1, counts.ofTwelve),
    coverage: shown.size / catalog.byId.size,
  };
}

interface Question {
  facts?: readonly PastFact[];
  product?: Parameters<typeof buildList>[0]["subject"]["product"];
}

/** Asks for one list as a request would. */
function createAsking(model: LiveModel, { catalog, content }: Shop, now: number) {
  const newcomers = new Newcomers();
  const trends = measureTrends(model.bundle, catalog, now);
  const rules = toCallRules([], {}, catalog);
  return (placement: Placement, k: number, { facts = [], product = null }: Question): BuiltList => {
    newcomers.update(model, catalog, content);
    const state: Serving["state"] = { facts, cart: [], consent: true, unit: null, origin: "database" };
    const complements = null;
    const serving = createServing({ now, catalog, state, trends, complements, content, newcomers, model });
    const subject = { ...NO_SUBJECT, product };
    const spec = {
      strategy: shippedStrategy(placement),
      k,
      offset: 0,
      subject,
      rules,
      memoryKey: null,
      random: null,
    };
    return buildList(spec, serving, new Set(), new RememberedLists());
  };
}

function measureTrends({ popular, itemIds }: ModelBundle, catalog: CatalogIndex, now: number): Trends {
  const scores = new Float32Array(itemIds.length);
  popular?.score(EMPTY_HISTORY, now, scores);
  const known = Array.from(itemIds, (id, i): [number, number] => [id, scores[i] ?? 0]);
  return new Trends(new Map(known.filter(([, score]) => score > 0)), catalog);
}

/** The model's own first k, without what the shopper knows. */
function rankBare(
  { ranker }: ModelBundle,
  { history }: EvaluationCase,
  now: number,
  scores: Float32Array,
): Uint32Array {
  ranker.score(history, now, scores);
  const blocked = new Uint8Array(scores.length);
  for (const item of history.items) blocked[item] = 1;
  return topK(scores, K, blocked).items;
}

/** The newest facts of some shoppers, oldest first. */
function collectPasts(
  log: EventLog,
  users: ReadonlySet<number>,
  productIds: Int32Array,
): Map<number, PastFact[]> {
  const pasts = new Map<number, PastFact[]>();
  for (let e = 0; e < log.length; e++) {
    const user = log.users[e] ?? -1;
    if (!users.has(user)) continue;
    const facts = pasts.get(user) ?? [];
    facts.push({
      productId: productIds[log.items[e] ?? 0] ?? 0,
      kind: KINDS[log.kinds[e] ?? 0] ?? "view",
      value: log.values[e] ?? 1,
      at: log.at[e] ?? 0,
    });
    pasts.set(user, facts);
  }
  for (const [user, facts] of pasts) pasts.set(user, facts.slice(-MOST_FACTS));
  return pasts;
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
