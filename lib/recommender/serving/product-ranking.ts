import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { type Answer, answerOf, bestOf, type History, type Ranked } from "@/ml/index";
import type { LiveModel } from "./live-model";
import type { Scored } from "./scored";
import { Shortlist } from "./shortlist";

/** So many of the best are looked through before the whole catalog is: the first are enough unless a list is confined to little. */
const LOOKS = [600, 5_000];
/** A list confined to at most this share of the catalog is made from what it is confined to. */
const FEW = 0.02;

interface Wanted {
  limit: number;
  allows(product: CatalogProduct): boolean;
  /** Products outside are not allowed anyway; null = the whole catalog. */
  pool: (() => Iterable<CatalogProduct>) | null;
}

/**
 * The ranker's order of all products for one shopper at one moment. Every answer is what scoring, asking about and sorting
 * the whole catalog would give, equal scores by product number, with less work: the ranker is asked for its best, or for the
 * scores of the few products that a list is confined to, and scores everything only where nothing less is sure.
 */
export class ProductRanking {
  #answer: Answer | null = null;
  #scores: Float32Array | null = null;
  #best: Ranked = { items: new Uint32Array(0), scores: new Float32Array(0) };

  constructor(
    readonly model: LiveModel,
    readonly catalog: LiveCatalog,
    readonly history: History,
    readonly now: number,
  ) {}

  /** The best products that are allowed, at most `limit`, best first. */
  rank({ limit, allows, pool }: Wanted): Scored[] {
    const few = pool && takeFew(pool(), FEW * this.model.productCount);
    if (few) return this.#rankPool(few, limit, allows);
    return this.#rankBest(limit, allows) ?? this.#rankAll(limit, allows);
  }

  /** The ranker's score of one product, in its own unit. */
  scoreOf(index: number): number {
    if (this.#scores) return this.#scores[index] ?? 0;
    const place = this.#best.items.indexOf(index);
    if (place >= 0) return this.#best.scores[place] ?? 0;
    return this.#scoreSome([index])[0] ?? 0;
  }

  /** What each entry of the history adds to the score of a product; null when the ranker cannot say anything. */
  explain(index: number): Float32Array | null {
    return this.#ask().explain?.(index) ?? null;
  }

  /** Null where the first products hold too few that are allowed, or are not sure to be the first. */
  #rankBest(limit: number, allows: Wanted["allows"]): Scored[] | null {
    const { productCount } = this.model;
    for (const look of LOOKS) {
      const best = this.#lookAt(Math.min(look, productCount));
      if (!best) return null;
      const found = this.#pick(best, limit, allows);
      if (found.length === limit || best.items.length === productCount) return found;
    }
    return null;
  }

  #pick(best: Ranked, limit: number, allows: Wanted["allows"]): Scored[] {
    const found: Scored[] = [];
    const view = this.model.viewIn(this.catalog);
    for (let place = 0; place < best.items.length && found.length < limit; place++) {
      const product = view.at(best.items[place] ?? -1);
      if (product && allows(product)) found.push({ product, score: best.scores[place] ?? 0 });
    }
    return found;
  }

  /**
   * At least so many of the best. Null where all is scored already, and where they are all alike: the ranker may know
   * nothing of this shopper, and equal scores go by product number.
   */
  #lookAt(most: number): Ranked | null {
    if (this.#scores) return null;
    if (this.#best.items.length < most) this.#best = bestOf(this.#ask(), most);
    const { scores } = this.#best;
    return scores[0] === scores.at(-1) ? null : this.#best;
  }

  #rankPool(pool: readonly CatalogProduct[], limit: number, allows: Wanted["allows"]): Scored[] {
    const known = pool.flatMap((product) => {
      const index = this.model.indexOf(product.id);
      return index === null ? [] : [{ product, index }];
    });
    const scores = this.#scoreSome(known.map(({ index }) => index));
    const list = new Shortlist(limit);
    known.forEach(({ product }, place) => {
      const score = scores[place] ?? 0;
      if (score >= list.least && allows(product)) list.offer({ product, score });
    });
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

  #scoreSome(indices: readonly number[]): Float32Array {
    const all = this.#scores;
    if (all) return Float32Array.from(indices, (index) => all[index] ?? 0);
    const scores = new Float32Array(indices.length);
    this.#ask().scoreItems(Uint32Array.from(indices), scores);
    return scores;
  }

  #allScores(): Float32Array {
    if (!this.#scores) {
      this.#scores = new Float32Array(this.model.productCount);
      this.#ask().scoreAll(this.#scores);
    }
    return this.#scores;
  }

  #ask(): Answer {
    return (this.#answer ??= answerOf(this.model.bundle.ranker, this.history, this.now));
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
