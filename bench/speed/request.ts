import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogCategory, CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { toCallRules } from "@/lib/recommender/serving/allow";
import { buildList } from "@/lib/recommender/serving/build-list";
import { LiveModel } from "@/lib/recommender/serving/live-model";
import { RememberedLists } from "@/lib/recommender/serving/remembered-lists";
import type { Placement } from "@/lib/recommender/strategies/placements";
import { ContentIndex } from "@/lib/recommender/serving/content/content-index";
import { Newcomers } from "@/lib/recommender/serving/newcomers";
import { createServing } from "@/lib/recommender/serving/serving";
import type { ShopperState } from "@/lib/recommender/serving/shopper-state";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { Trends } from "@/lib/recommender/serving/trends";
import { DEFAULT_ALS } from "@/ml/models/als/config";
import { answerAls } from "@/ml/models/als/answer";
import { AlsModel } from "@/ml/models/als/model";
import { CoPurchaseModel } from "@/ml/models/co-purchase/model";
import type { Csr } from "@/ml/linalg/sparse/csr";
import { CoOccurrenceModel } from "@/ml/models/co-occurrence/model";
import { createRng } from "@/ml/base/rng";
import { DEFAULT_WEIGHTS } from "@/ml/core/data/events";
import type { Recommender } from "@/ml/core/recommender";
import { assembleBundle } from "@/ml/pipeline/bundle";
import { DEFAULT_PIPELINE } from "@/ml/pipeline/config";
import { createRecipe } from "@/ml/pipeline/recipe";
import { answerPopularity } from "@/ml/models/popularity/answer";
import { PopularityModel } from "@/ml/models/popularity/model";
import { readArguments, runProgram } from "../program";
import { measureLatency, type Latency } from "./latency";

/*
 * What the lists of one request take once catalog, model and the shopper's past are in memory: candidates, filters,
 * blending, reranking and reasons, on one thread. Models and shop are made up of random numbers: what is measured is work,
 * not quality. Every request is another shopper's.
 */

const SIZES = [1_000, 10_000, 100_000];
const RANKERS = ["als", "blend"] as const;
const FACTORS = 64;
const SHOPPERS = 64;
const FACTS = 30;
const PER_CATEGORY = 150;
/** As many as a training keeps of 100,000 products. */
const NEIGHBOURS = 80;
const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;
const KINDS = ["view", "view", "cart", "purchase"] as const;

const PAGES: Readonly<Record<string, readonly Placement[]>> = {
  "for you": ["home.for-you"],
  "home page": ["home.for-you", "home.trending", "home.recently-viewed", "home.new"],
};

const HELP = `npm run bench -- request [options]

  The lists of one request, in memory and on one thread, by size of the catalog.

  --json               one record a line on standard output, nothing else there
  --help               this text`;

const sink = { sum: 0 };

interface Shop {
  products: CatalogProduct[];
  catalog: CatalogIndex;
  trends: Trends;
  shoppers: ShopperState[];
}

function createShop(size: number): Shop {
  const rng = createRng(1);
  const leaves = Math.ceil(size / PER_CATEGORY);
  const categories = Array.from({ length: leaves }, (_, i): CatalogCategory => {
    const name = `c${i}`;
    return { id: i + 1, slug: name, name, path: name, depth: 0, position: i, parentId: null };
  });
  const products = Array.from({ length: size }, (_, i): CatalogProduct => {
    const name = `p${i}`;
    return {
      id: i + 1,
      sku: name,
      slug: name,
      name,
      image: "",
      brand: `b${i % 200}`,
      colour: "",
      categoryId: 1 + (i % leaves),
      price: { amount: 100 + rng.integer(9_000), currency: "GBP" },
      compareAt: null,
      variants: [],
      stock: rng.integer(20),
      createdAt: NOW - rng.integer(900) * DAY_MS,
    };
  });
  const catalog = new CatalogIndex(categories, products);
  const trends = new Trends(new Map(products.map(({ id }) => [id, 1 / (1 + rng.integer(size))])), catalog);
  const shoppers = Array.from({ length: SHOPPERS }, (): ShopperState => ({
    cart: [],
    consent: true,
    unit: null,
    origin: "database",
    facts: Array.from({ length: FACTS }, (_, day) => ({
      productId: 1 + rng.integer(size),
      kind: KINDS[rng.integer(KINDS.length)] ?? "view",
      value: 1,
      at: NOW - (FACTS - day) * DAY_MS,
    })),
  }));
  return { products, catalog, trends, shoppers };
}

/** Random neighbours, equally many of every product. */
function createNeighbours(size: number, seed: number): Csr {
  const rng = createRng(seed);
  const row = Math.min(NEIGHBOURS, size);
  return {
    rows: size,
    columns: size,
    indptr: Uint32Array.from({ length: size + 1 }, (_, i) => i * row),
    // One of each stretch of the catalog, so that they ascend.
    indices: Uint32Array.from({ length: size * row }, (_, e) =>
      Math.floor(((e % row) + rng.uniform()) * (size / row)),
    ),
    values: Float32Array.from({ length: size * row }, () => rng.uniform()),
  };
}

function createModels({ products }: Shop): (chosen: (typeof RANKERS)[number]) => LiveModel {
  const rng = createRng(2);
  const size = products.length;
  const factors = Float32Array.from(
    { length: size * FACTORS },
    (_, at) => rng.normal() / Math.sqrt(FACTORS * (1 + (at % FACTORS))),
  );
  const spectrum = new Float64Array(FACTORS);
  factors.forEach((value, at) => (spectrum[at % FACTORS] = (spectrum[at % FACTORS] ?? 0) + value ** 2));
  const decay = { decayPerDay: 0.02, floor: 0 };
  const als = new AlsModel({ factors, spectrum }, { ...DEFAULT_ALS, ...decay, factors: FACTORS });
  const sold = Float32Array.from({ length: size }, () => 1 / (1 + rng.integer(size)));
  const categories = Int32Array.from(products, ({ categoryId }) => categoryId - 1);
  const recentPopularity = new PopularityModel("recent-popularity", sold, categories);
  const coOccurrence = new CoOccurrenceModel(createNeighbours(size, 3), decay);
  const models = new Map<string, Recommender>([
    ["als", Object.assign(als, { answer: answerAls(als) ?? undefined })],
    [
      "recent-popularity",
      Object.assign(recentPopularity, { answer: answerPopularity(recentPopularity) ?? undefined }),
    ],
    ["co-occurrence", coOccurrence],
    ["co-purchase", new CoPurchaseModel(coOccurrence.neighbours)],
  ]);
  const itemIds = Int32Array.from(products, ({ id }) => id);
  const shares = { als: { als: 1 }, blend: { als: 0.5, "recent-popularity": 0.2, "co-occurrence": 0.3 } };
  return (chosen) => {
    const recipe = createRecipe(shares[chosen], new Map(), DEFAULT_PIPELINE);
    const content = { itemIds, trainedAt: NOW, weights: DEFAULT_WEIGHTS, recipe, models };
    return new LiveModel("made-up", assembleBundle(content));
  };
}

/** Products here have names and nothing else to say. */
const content = { index: new ContentIndex(), version: 0 };
const newcomers = new Newcomers();

/** Builds the lists of a page as a request does; returns how many products they hold. */
function answer(shop: Shop, model: LiveModel, page: readonly Placement[], call: number): number {
  const { catalog, trends, shoppers } = shop;
  const state = shoppers[call % SHOPPERS];
  if (!state) return 0;
  newcomers.update(model, catalog, content);
  const serving = createServing({
    now: NOW,
    catalog,
    state,
    trends,
    complements: null,
    content,
    newcomers,
    model,
  });
  const rules = toCallRules([], {}, catalog);
  const subject = { product: null, category: null, search: null };
  const used = new Set<number>();
  for (const placement of page) {
    const order = {
      strategy: shippedStrategy(placement),
      k: 12,
      offset: 0,
      subject,
      rules,
      memoryKey: null,
      random: null,
    };
    const { items } = buildList(order, serving, used, new RememberedLists());
    for (const { productId } of items) used.add(productId);
  }
  return used.size;
}

function measure(shop: Shop, model: LiveModel, page: readonly Placement[]): Latency {
  return measureLatency((call) => {
    // Somebody buys something between any two requests; what that costs is included.
    const product = shop.products[(call * 31) % shop.products.length];
    if (product) shop.catalog.apply([product.id], [product]);
    return answer(shop, model, page, call);
  }, sink);
}

interface Case {
  readonly page: string;
  readonly ranker: string;
  readonly products: number;
}

function print({ page, ranker, products }: Case, { medianMs, p90Ms, p99Ms }: Latency): void {
  const times = [medianMs, p90Ms, p99Ms].map((ms) => ms.toFixed(2).padStart(8)).join("");
  console.log(`${page.padEnd(12)}${ranker.padEnd(8)}${String(products).padStart(8)}${times}`);
}

function run(): void {
  const flag = { type: "boolean", default: false } as const;
  const { json, help } = readArguments({ options: { json: flag, help: flag } }).values;
  if (help) return console.log(HELP);
  if (!json) console.log("One thread, milliseconds: median, 90 %, 99 %; 12 products a list.");
  for (const products of SIZES) {
    const shop = createShop(products);
    const createModel = createModels(shop);
    for (const ranker of RANKERS) {
      const model = createModel(ranker);
      for (const [page, placements] of Object.entries(PAGES)) {
        const latency = measure(shop, model, placements);
        const what = { page, ranker, products };
        if (json) console.log(JSON.stringify({ suite: "request", ...what, factors: FACTORS, ...latency }));
        else print(what, latency);
      }
    }
  }
  if (!(sink.sum > 0)) throw new Error("No list held anything.");
}

await runProgram(HELP, run);
