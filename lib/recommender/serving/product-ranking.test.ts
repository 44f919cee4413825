import { beforeAll, describe, expect, it } from "vitest";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import {
  createRecipe,
  createRng,
  DEFAULT_PIPELINE,
  EMPTY_HISTORY,
  type EventLog,
  type History,
  KIND,
  type PipelineConfig,
  trainBundle,
} from "@/ml/index";
import { LiveModel } from "./live-model";
import { ProductRanking } from "./product-ranking";
import type { Scored } from "./scored";

const DAY_MS = 86_400_000;
/** More than are looked through first; of the last ones nothing is known, so that their scores are alike. */
const PRODUCTS = 1_600;
const TOUCHED = 1_300;
const CATEGORIES = 64;
const NOW = 100 * DAY_MS;

const CONFIG: PipelineConfig = {
  ...DEFAULT_PIPELINE,
  fixed: { als: { factors: 8, decayPerDay: 0.01 } },
};

const RANKERS = {
  als: { als: 1 },
  blend: { als: 0.4, "recent-popularity": 0.2, "co-occurrence": 0.4 },
  popularity: { popularity: 1 },
  "vs-knn": { "vs-knn": 1 },
} as const;

const products = Array.from({ length: PRODUCTS }, (_, i): CatalogProduct => {
  const id = i + 1;
  return {
    id,
    sku: `S-${id}`,
    slug: `s-${id}`,
    name: `Product ${id}`,
    brand: "",
    colour: "",
    image: "",
    categoryId: 1 + (i % CATEGORIES),
    price: { amount: 100 * (i % 90), currency: "GBP" },
    compareAt: null,
    variants: [],
    stock: i % 7,
    createdAt: 0,
  };
});

function createLog(): EventLog {
  const rng = createRng(3);
  const length = 8_000;
  return {
    userCount: 300,
    itemCount: PRODUCTS,
    length,
    users: Uint32Array.from({ length }, () => rng.integer(300)),
    items: Uint32Array.from({ length }, () => Math.floor(TOUCHED * rng.uniform() ** 2)),
    kinds: Uint8Array.from({ length }, () => (rng.uniform() < 0.3 ? KIND.purchase : KIND.view)),
    values: new Float32Array(length).fill(1),
    at: Float64Array.from({ length }, (_, e) => (e / length) * NOW),
  };
}

/** Scores everything, asks about everything, sorts everything. */
function rankByHand(
  { bundle }: LiveModel,
  history: History,
  limit: number,
  allows: (product: CatalogProduct) => boolean,
) {
  const scores = new Float32Array(PRODUCTS);
  bundle.ranker.score(history, NOW, scores);
  return products
    .map((product, index) => ({ product, score: scores[index] ?? 0 }))
    .filter(({ product }) => product.id !== 5 && allows(product))
    .sort((a, b) => b.score - a.score || a.product.id - b.product.id)
    .slice(0, limit);
}

/** As text, for lists of thousands are slow to compare otherwise. */
const format = (found: readonly Scored[]) =>
  found.map(({ product, score }) => `${product.id} ${score}`).join("\n");

const log = createLog();

describe.each(["als", "blend", "popularity", "vs-knn"] as const)(
  "the order of all products, ranked by %s",
  (name) => {
    // Product 5 is not for sale any more.
    const catalog = new CatalogIndex([], products);
    catalog.apply([5], []);
    let model: LiveModel;

    beforeAll(async () => {
      const recipe = createRecipe(RANKERS[name], new Map(), CONFIG);
      const ids = Int32Array.from(products, ({ id }) => id);
      model = new LiveModel("m", await trainBundle({ log }, ids, recipe, CONFIG, { seed: 1 }));
    });

    const past = (...indices: number[]): History => ({
      items: Uint32Array.from(indices),
      weights: new Float32Array(indices.length).fill(2),
      at: new Float64Array(indices.length).fill(NOW - DAY_MS),
    });
    const histories = [
      ["what everybody looks at", past(0, 3, 17)],
      ["what nobody else has met", past(PRODUCTS - 1)],
      ["nothing", EMPTY_HISTORY],
    ] as const;
    const inCategories = (last: number) => () =>
      products.filter(({ id, categoryId }) => id !== 5 && categoryId <= last);
    const rules: [string, (product: CatalogProduct) => boolean, (() => CatalogProduct[]) | null][] = [
      ["everything", () => true, null],
      ["what is in stock", ({ stock }) => stock > 0, null],
      ["one price", ({ price }) => price.amount === 4_200, null],
      ["a category", ({ categoryId }) => categoryId <= 1, inCategories(1)],
      ["what is in stock there", ({ categoryId, stock }) => categoryId <= 1 && stock > 0, inCategories(1)],
      ["many categories", ({ categoryId }) => categoryId <= 9, inCategories(9)],
      ["nothing", () => false, () => []],
    ];

    it.each(histories)("is what sorting all of them gives, to a shopper who knows %s", (_, history) => {
      for (const [, allows, pool] of rules) {
        for (const limit of [0, 1, 40, 601, 5_000]) {
          const order = new ProductRanking(model, catalog, history, NOW);
          expect(format(order.rank({ limit, allows, pool }))).toBe(
            format(rankByHand(model, history, limit, allows)),
          );
        }
      }
    });

    it.each(histories)("stays the same however often it is asked, to one who knows %s", (_, history) => {
      const order = new ProductRanking(model, catalog, history, NOW);
      for (const [, allows, pool] of [...rules, ...rules.toReversed()]) {
        expect(format(order.rank({ limit: 50, allows, pool }))).toBe(
          format(rankByHand(model, history, 50, allows)),
        );
      }
    });

    it("follows the catalog", () => {
      const changing = new CatalogIndex([], products);
      const best = () => {
        const order = new ProductRanking(model, changing, past(0, 3, 17), NOW);
        return order.rank({ limit: 3, allows: () => true, pool: null }).map(({ product }) => product);
      };
      const [first, second, third] = best();
      const renamed = { ...second, name: "Another name" } as CatalogProduct;
      changing.apply([first?.id ?? 0, renamed.id], [renamed]);
      const [nextFirst, nextSecond] = best();
      expect(nextFirst).toBe(renamed);
      expect(nextSecond).toBe(third);
    });

    it("knows the score of every product, listed or not", () => {
      const history = past(0, 3, 17);
      const scores = new Float32Array(PRODUCTS);
      model.bundle.ranker.score(history, NOW, scores);
      const order = new ProductRanking(model, catalog, history, NOW);
      order.rank({ limit: 10, allows: () => true, pool: null });
      for (let index = 0; index < PRODUCTS; index += 3) expect(order.scoreOf(index)).toBe(scores[index]);
    });
  },
);
