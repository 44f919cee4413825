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
 * Cosine similarity of factor vectors. A user's score of an item is the sum of its similarities to
 * their history, weighted; that is one inner product with the weighted sum of the history's unit vectors.
 */
export class ItemSimilarityModel implements Recommender {
  readonly kind = "item-similarity";
  readonly itemCount: number;
  /** Of items × k factors, each row of length 1, or 0 for items without behaviour. */
  private readonly index: FactorIndex;

  /** @param factors items × k, row-major */
  constructor(
    factors: Float32Array,
    readonly config: SimilarityConfig,
  ) {
    this.index = new FactorIndex(normaliseRows(factors, config.factors), config.factors);
    this.itemCount = this.index.count;
  }

  score(history: History, now: number, out: Float32Array): void {
    this.index.score(this.directionOf(history, now), out);
  }

  topK(history: History, now: number, limit: number, blocked?: Uint8Array): Ranked {
    return this.index.topK(this.directionOf(history, now), limit, blocked);
  }

  /** The share of an entry is its weight times its similarity to the item. */
  explain(history: History, item: number, now = newestTime(history)): Float32Array {
    this.checkItem(item);
    const merged = mergeHistory(history, now, this.config, this.itemCount);
    const unit = this.unitOf(item);
    return Float32Array.from(merged.slot, (slot, j) => {
      const other = this.unitOf(merged.items[slot]);
      const cosine = unit.reduce((sum, value, f) => sum + value * other[f], 0);
      return merged.share[j] * merged.weights[slot] * cosine;
    });
  }

  /** The items most similar to one, without itself; those without behaviour are never related. */
  related(item: number, k: number): Ranked {
    return this.relatedTo(Uint32Array.of(item), k);
  }

  /** The same for several items: by the sum of their similarities. */
  relatedTo(about: Uint32Array, k: number): Ranked {
    const direction = new Float64Array(this.config.factors);
    for (const item of about) {
      this.checkItem(item);
      this.unitOf(item).forEach((value, f) => (direction[f] += value));
    }
    const { items, scores } = this.index.topK(direction, k + about.length);
    const isRelated = (position: number) => !about.includes(items[position]) && scores[position] > 0;
    const kept = [...items.keys()].filter(isRelated).slice(0, Math.max(0, k));
    return {
      items: Uint32Array.from(kept, (position) => items[position]),
      scores: Float32Array.from(kept, (position) => scores[position]),
    };
  }

  /** The weighted sum of the history's unit vectors, length k. */
  private directionOf(history: History, now: number): Float64Array {
    const { items, weights } = mergeHistory(history, now, this.config, this.itemCount);
    const sum = new Float64Array(this.config.factors);
    for (let j = 0; j < items.length; j++) {
      this.unitOf(items[j]).forEach((value, f) => (sum[f] += weights[j] * value));
    }
    return sum;
  }

  private unitOf(item: number): Float32Array {
    const k = this.config.factors;
    return this.index.factors.subarray(item * k, item * k + k);
  }

  private checkItem(item: number): void {
    if (item >= 0 && item < this.itemCount) return;
    throw new RangeError(`Item ${item}, but the model knows ${this.itemCount}.`);
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
