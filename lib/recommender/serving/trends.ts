import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";

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
    const ranked: CatalogProduct[] = [];
    for (const id of scores.keys()) {
      const product = catalog.byId.get(id);
      if (product) ranked.push(product);
    }
    ranked.sort((a, b) => this.scoreOf(b) - this.scoreOf(a) || a.id - b.id);
    this.top = ranked.slice(0, TOP);
    for (const product of ranked) {
      const category = this.#byCategory.get(product.categoryId) ?? [];
      if (category.length < TOP_PER_CATEGORY) category.push(product);
      this.#byCategory.set(product.categoryId, category);
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
