import { mergeHistory, newestTime } from "../data/merge-history";
import { createKernel } from "../kernels/create-kernel";
import type { Kernel } from "../kernels/kernel";
import { topK, type Ranked } from "../math/top-k";
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
  /** Products × k, each row of length 1, or 0 for products without behaviour. */
  private readonly units: Float32Array;
  private readonly kernel: Kernel;
  private readonly direction: Float32Array;
  private readonly scores: Float32Array;

  /** @param factors products × k, row-major */
  constructor(
    factors: Float32Array,
    readonly config: SimilarityConfig,
  ) {
    this.productCount = factors.length / config.factors;
    this.kernel = createKernel(4 * (factors.length + this.productCount + config.factors) + 3 * 64);
    this.units = this.kernel.floats(factors.length);
    this.direction = this.kernel.floats(config.factors);
    this.scores = this.kernel.floats(this.productCount);
    normaliseRows(factors, config.factors, this.units);
  }

  score(history: History, now: number, out: Float32Array): void {
    const k = this.config.factors;
    const { products, weights } = mergeHistory(history, now, this.config, this.productCount);
    const sum = new Float64Array(k);
    for (let j = 0; j < products.length; j++) {
      for (let f = 0; f < k; f++) sum[f] += weights[j] * this.units[products[j] * k + f];
    }
    this.scoreAgainst(sum, out);
  }

  /** The share of an entry is its weight times its similarity to the product. */
  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    this.checkProduct(product);
    const k = this.config.factors;
    const merged = mergeHistory(history, now, this.config, this.productCount);
    return Float32Array.from(merged.slot, (slot, j) => {
      const other = merged.products[slot];
      let cosine = 0;
      for (let f = 0; f < k; f++) cosine += this.units[product * k + f] * this.units[other * k + f];
      return merged.share[j] * merged.weights[slot] * cosine;
    });
  }

  /** The products most similar to one, without itself; those without behaviour are never related. */
  related(product: number, k: number): Ranked {
    this.checkProduct(product);
    const length = this.config.factors;
    const unit = Float64Array.from(this.units.subarray(product * length, product * length + length));
    const scores = new Float32Array(this.productCount);
    this.scoreAgainst(unit, scores);
    const blocked = Uint8Array.from(scores, (score, i) => (score > 0 && i !== product ? 0 : 1));
    return topK(scores, k, blocked);
  }

  private checkProduct(product: number): void {
    if (product >= 0 && product < this.productCount) return;
    throw new RangeError(`Product ${product}, but the model knows ${this.productCount}.`);
  }

  private scoreAgainst(direction: Float64Array, out: Float32Array): void {
    this.direction.set(direction);
    this.kernel.score(this.units, this.config.factors, this.productCount, this.direction, this.scores);
    out.set(this.scores);
  }
}

function normaliseRows(factors: Float32Array, k: number, units: Float32Array): void {
  for (let row = 0; row < factors.length; row += k) {
    let squares = 0;
    for (let f = 0; f < k; f++) squares += factors[row + f] ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let f = 0; f < k; f++) units[row + f] = scale * factors[row + f];
  }
}
