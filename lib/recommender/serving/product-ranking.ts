import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { History, Ranked } from "@/ml/index";
import type { LiveModel } from "./live-model";
import type { Scored } from "./scored";
import { Shortlist } from "./shortlist";

/** So many of the best are looked through before the whole catalogue is: enough unless a list is confined to little. */
const FIRST_LOOK = 600;
/** A list confined to at most this share of the catalogue is made from what it is confined to. */
const FEW = 0.02;

interface Wanted {
  limit: number;
  allows(product: CatalogProduct): boolean;
  /** Products outside are not allowed anyway; null = the whole catalogue. */
  among: (() => Iterable<CatalogProduct>) | null;
}

/**
 * The ranker's order of all products for one shopper at one moment. Every answer is what scoring, asking about and sorting
 * the whole catalogue would give, equal scores by product number, with less work: products that score too low for the
 * list are not asked about, and factors are searched without writing down the score of every product.
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

  /** The best products that are allowed, at most `limit`, best first. */
  rank({ limit, allows, among }: Wanted): Scored[] {
    const few = among && takeFew(among(), FEW * this.model.productCount);
    if (few) return this.#rankAmong(few, limit, allows);
    return this.#rankBest(limit, allows) ?? this.#rankAll(limit, allows);
  }

  /** The ranker's score of one product, in its own unit. */
  scoreOf(index: number): number {
    if (this.#scores) return this.#scores[index] ?? 0;
    const place = this.#best?.items.indexOf(index) ?? -1;
    return (place < 0 ? this.#allScores()[index] : this.#best?.scores[place]) ?? 0;
  }

  /** Null where too few of the first products are allowed, or where there are no first ones: see `#selectWhileScoring`. */
  #rankBest(limit: number, allows: Wanted["allows"]): Scored[] | null {
    const best = (this.#best ??= this.#selectWhileScoring());
    if (!best) return null;
    const found: Scored[] = [];
    const view = this.model.viewIn(this.catalog);
    for (let place = 0; place < best.items.length && found.length < limit; place++) {
      const product = view.at(best.items[place] ?? -1);
      if (product && allows(product)) found.push({ product, score: best.scores[place] ?? 0 });
    }
    const isSure = found.length === limit || best.items.length === this.model.productCount;
    return isSure ? found : null;
  }

  /**
   * Null where the ranker has no faster way to its best than scoring all, and where the first products are all alike:
   * it may know nothing of this shopper, and equal scores go by product number.
   */
  #selectWhileScoring(): Ranked | null {
    const { ranker } = this.model.bundle;
    if (!ranker.topK || this.#scores) return null;
    const best = ranker.topK(this.history, this.now, FIRST_LOOK);
    return best.scores[0] === best.scores.at(-1) ? null : best;
  }

  #rankAmong(among: Iterable<CatalogProduct>, limit: number, allows: Wanted["allows"]): Scored[] {
    const scores = this.#allScores();
    const list = new Shortlist(limit);
    for (const product of among) {
      const score = scores[this.model.indexOf(product.id) ?? -1];
      if (score !== undefined && score >= list.least && allows(product)) list.offer({ product, score });
    }
    return list.list();
  }

  #rankAll(limit: number, allows: Wanted["allows"]): Scored[] {
    const scores = this.#allScores();
    const view = this.model.viewIn(this.catalog);
    const list = new Shortlist(limit);
    for (let index = 0; index < scores.length; index++) {
      const score = scores[index] ?? 0;
      if (score < list.least) continue;
      const product = view.at(index);
      if (product && allows(product)) list.offer({ product, score });
    }
    return list.list();
  }

  #allScores(): Float32Array {
    if (!this.#scores) {
      this.#scores = new Float32Array(this.model.productCount);
      this.model.bundle.ranker.score(this.history, this.now, this.#scores);
    }
    return this.#scores;
  }
}

/** All of them as long as they are at most `most`; null when there are more. */
function takeFew(products: Iterable<CatalogProduct>, most: number): CatalogProduct[] | null {
  const few: CatalogProduct[] = [];
  for (const product of products) {
    if (few.length >= most) return null;
    few.push(product);
  }
  return few;
}
