import type { LiveCatalog } from "@/lib/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/catalog/catalog-product";
import { type History, type Ranked, topK } from "@/ml/index";
import { viewOf } from "./dense-view";
import type { LiveModel } from "./live-model";
import type { Scored } from "./serving";

/** So many of the best are looked through before the whole catalogue is: enough unless a list is confined to little. */
const FIRST_LOOK = 1_000;

interface Wanted {
  limit: number;
  allows(product: CatalogProduct): boolean;
  /** Products outside are not allowed anyway; null = the whole catalogue. */
  among: (() => Iterable<CatalogProduct>) | null;
}

/**
 * The ranker's order of all products for one shopper at one moment. Every answer is what scoring, asking about and sorting
 * the whole catalogue would give, with the least work that is sure to give it: most lists are full long before the first
 * thousand have been looked through.
 */
export class ProductRanking {
  #scores: Float32Array | null = null;
  #best: Ranked | null = null;

  constructor(
    readonly model: LiveModel,
    readonly catalog: LiveCatalog,
    readonly history: History,
    readonly now: number,
  ) {}

  /** The best products that are allowed, at most `limit`, best first; equal scores by the model's numbering. */
  rank({ limit, allows, among }: Wanted): Scored[] {
    const best = this.#firstLook();
    const found: Scored[] = [];
    for (let place = 0; place < best.products.length && found.length < limit; place++) {
      const product = this.catalog.byId.get(this.model.productIdAt(best.products[place] ?? -1));
      if (product && allows(product)) found.push({ product, score: best.scores[place] ?? 0 });
    }
    const isSure = found.length === limit || best.products.length === this.model.productCount;
    if (isSure) return found;
    return among ? this.#rankAmong(among(), { limit, allows }) : this.#rankAll({ limit, allows });
  }

  /** The ranker's score of one product, in its own unit. */
  scoreOf(index: number): number {
    if (this.#scores) return this.#scores[index] ?? 0;
    const place = this.#best?.products.indexOf(index) ?? -1;
    return (place < 0 ? this.#allScores()[index] : this.#best?.scores[place]) ?? 0;
  }

  #firstLook(): Ranked {
    return (this.#best ??= this.#selectWhileScoring() ?? topK(this.#allScores(), FIRST_LOOK));
  }

  /**
   * Factors can be searched without writing down the score of every product. Null where the ranker is another model, and
   * where the first are all alike: it may know nothing of this shopper, and then the ranker answers with what is popular.
   */
  #selectWhileScoring(): Ranked | null {
    const { ranker, als } = this.model.bundle;
    if (ranker.kind !== als.kind || this.#scores) return null;
    const best = als.topK(this.history, this.now, FIRST_LOOK);
    return best.scores[0] === best.scores.at(-1) ? null : best;
  }

  #allScores(): Float32Array {
    if (!this.#scores) {
      this.#scores = new Float32Array(this.model.productCount);
      this.model.bundle.ranker.score(this.history, this.now, this.#scores);
    }
    return this.#scores;
  }

  #rankAmong(among: Iterable<CatalogProduct>, { limit, allows }: Omit<Wanted, "among">): Scored[] {
    const indices = new Set<number>();
    for (const product of among) {
      const index = allows(product) ? this.model.indexOf(product.id) : null;
      if (index !== null) indices.add(index);
    }
    // Ascending, so that of equal scores the lower index is first here too.
    const sorted = Uint32Array.from(indices).sort();
    const scores = this.#allScores();
    const ranked = topK(
      Float32Array.from(sorted, (index) => scores[index] ?? 0),
      limit,
    );
    return this.#toScored(ranked, (place) => sorted[place] ?? -1);
  }

  #rankAll({ limit, allows }: Omit<Wanted, "among">): Scored[] {
    const view = viewOf(this.model, this.catalog);
    const blocked = new Uint8Array(view.length);
    for (let i = 0; i < view.length; i++) {
      const product = view[i];
      if (!product || !allows(product)) blocked[i] = 1;
    }
    return this.#toScored(topK(this.#allScores(), limit, blocked), (index) => index);
  }

  #toScored({ products, scores }: Ranked, indexAt: (found: number) => number): Scored[] {
    return Array.from(products, (found, place) => ({
      product: this.catalog.byId.get(this.model.productIdAt(indexAt(found))),
      score: scores[place] ?? 0,
    })).filter((scored): scored is Scored => scored.product !== undefined);
  }
}
