import { mergeHistory, newestTime } from "../data/merge-history";
import { FactorIndex } from "../../kernels/retrieval/factor-index";
import type { Ranked } from "../../base/top-k";
import type { History, Recommender } from "../recommender";

export interface SimilarityConfig {
  /** Length k of a factor vector. */
  readonly factors: number;
  readonly decayPerDay: number;
  readonly floor: number;
}

/**
 * Cosine similarity of factor vectors. A shopper's score of a product is the sum of its similarities to
 * their history, weighted; that is one inner product with the weighted sum of the history's unit vectors.
 */
export class ItemSimilarityModel implements Recommender {
  readonly kind = "item-similarity";
  readonly productCount: number;
  /** Of products × k factors, each row of length 1, or 0 for products without behaviour. */
  private readonly index: FactorIndex;

  /** @param factors products × k, row-major */
  constructor(
    factors: Float32Array,
    readonly config: SimilarityConfig,
  ) {
    this.index = new FactorIndex(normaliseRows(factors, config.factors), config.factors);
    this.productCount = this.index.count;
  }

  score(history: History, now: number, out: Float32Array): void {
    this.index.score(this.directionOf(history, now), out);
  }

  topK(history: History, now: number, limit: number, blocked?: Uint8Array): Ranked {
    return this.index.topK(this.directionOf(history, now), limit, blocked);
  }

  /** The share of an entry is its weight times its similarity to the product. */
  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    this.checkProduct(product);
    const merged = mergeHistory(history, now, this.config, this.productCount);
    const unit = this.unitOf(product);
    return Float32Array.from(merged.slot, (slot, j) => {
      const other = this.unitOf(merged.products[slot]);
      const cosine = unit.reduce((sum, value, f) => sum + value * other[f], 0);
      return merged.share[j] * merged.weights[slot] * cosine;
    });
  }

  /** The products most similar to one, without itself; those without behaviour are never related. */
  related(product: number, k: number): Ranked {
    this.checkProduct(product);
    const { products, scores } = this.index.topK(this.unitOf(product), k + 1);
    const isRelated = (position: number) => products[position] !== product && scores[position] > 0;
    const kept = [...products.keys()].filter(isRelated).slice(0, Math.max(0, k));
    return {
      products: Uint32Array.from(kept, (position) => products[position]),
      scores: Float32Array.from(kept, (position) => scores[position]),
    };
  }

  /** The weighted sum of the history's unit vectors, length k. */
  private directionOf(history: History, now: number): Float64Array {
    const { products, weights } = mergeHistory(history, now, this.config, this.productCount);
    const sum = new Float64Array(this.config.factors);
    for (let j = 0; j < products.length; j++) {
      this.unitOf(products[j]).forEach((value, f) => (sum[f] += weights[j] * value));
    }
    return sum;
  }

  private unitOf(product: number): Float32Array {
    const k = this.config.factors;
    return this.index.factors.subarray(product * k, product * k + k);
  }

  private checkProduct(product: number): void {
    if (product >= 0 && product < this.productCount) return;
    throw new RangeError(`Product ${product}, but the model knows ${this.productCount}.`);
  }
}

/** Rows of length 1; rows of nothing stay so. */
function normaliseRows(factors: Float32Array, k: number): Float32Array {
  const units = new Float32Array(factors.length);
  for (let row = 0; row < factors.length; row += k) {
    let squares = 0;
    for (let f = 0; f < k; f++) squares += factors[row + f] ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let f = 0; f < k; f++) units[row + f] = scale * factors[row + f];
  }
  return units;
}
