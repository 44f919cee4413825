import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Scored } from "./scored";
import { best, Shortlist } from "./shortlist";

const TOP = 300;
const TOP_PER_CATEGORY = 200;

/** What everybody has wanted lately: decayed weight per product, ranked once for the shop and for each category. */
export class Trends {
  /** Best first. */
  readonly top: readonly CatalogProduct[];
  readonly #scores: ReadonlyMap<number, number>;
  readonly #byCategory = new Map<number, CatalogProduct[]>();

  constructor(scores: ReadonlyMap<number, number>, catalog: LiveCatalog) {
    this.#scores = scores;
    // Sorting all of a large catalog would keep requests waiting.
    const top = new Shortlist(TOP);
    const categories = new Map<number, Scored[]>();
    for (const [id, score] of scores) {
      const product = catalog.byId.get(id);
      if (!product) continue;
      const scored: Scored = { product, score };
      if (score >= top.least) top.offer(scored);
      const category = categories.get(product.categoryId);
      if (category) category.push(scored);
      else categories.set(product.categoryId, [scored]);
    }
    this.top = top.list().map(({ product }) => product);
    for (const [id, all] of categories) {
      this.#byCategory.set(
        id,
        best(all, TOP_PER_CATEGORY).map(({ product }) => product),
      );
    }
  }

  get size(): number {
    return this.top.length;
  }

  /** 0 for a product nobody has touched lately. */
  scoreOf(product: CatalogProduct): number {
    return this.#scores.get(product.id) ?? 0;
  }

  /** The best of exactly this category, best first. */
  topOf(categoryId: number): readonly CatalogProduct[] {
    return this.#byCategory.get(categoryId) ?? [];
  }
}
