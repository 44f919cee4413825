import { topK, type Ranked } from "../../base/top-k";
import { createKernel } from "../create-kernel";
import type { Kernel } from "../kernel";
import { coarseSizes, topScratch } from "../operations/retrieval-operations";

/** Most items that are selected while scoring; longer lists are selected from all scores. */
const MOST_SELECTED = 1024;
/** Queries scored in one pass over the factors. */
const BATCH = 8;
const ARRAYS = 10;

export interface FactorIndexOptions {
  readonly backend?: Kernel["backend"];
  /** Bytes the owner will allocate in the index's kernel besides. */
  readonly spare?: number;
}

/**
 * Factor vectors in a kernel's memory, with what makes inner products with all of them quick. Exact throughout:
 * no item is missed and no score approximated.
 */
export class FactorIndex {
  // Declared and not defined: pages load this, and its constructor sets them all.
  declare readonly count: number;
  declare readonly kernel: Kernel;
  /** count × k, row-major: a copy, in the kernel's memory. */
  declare readonly factors: Float32Array;
  declare readonly coarse: readonly [codes: Uint32Array, scales: Float32Array, margins: Float32Array];
  /** Room for `BATCH` queries and their scores. */
  declare readonly queries: Float32Array;
  declare readonly scores: Float32Array;
  declare private readonly blocked: Uint32Array;
  declare readonly list: readonly [items: Uint32Array, best: Float32Array, found: Uint32Array];

  /** @throws RangeError when the factors are no whole rows of k */
  constructor(
    factors: Float32Array,
    readonly k: number,
    { backend, spare = 0 }: FactorIndexOptions = {},
  ) {
    if (!(Number.isInteger(k) && k >= 1 && factors.length % k === 0)) {
      throw new RangeError(`${factors.length} factors are no rows of ${k}.`);
    }
    const count = factors.length / k;
    const { codes, rows } = coarseSizes(count, k);
    const numbers =
      factors.length + codes + 2 * rows + BATCH * (k + count) + count / 4 + 2 * MOST_SELECTED + 2;
    const kernel = createKernel(Math.ceil(4 * numbers + ARRAYS * 64 + spare), {
      backend,
      scratch: Math.max(topScratch(k, MOST_SELECTED), 24 * k),
    });
    this.count = count;
    this.kernel = kernel;
    this.factors = kernel.floats(factors.length);
    this.factors.set(factors);
    this.coarse = [kernel.integers(codes), kernel.floats(rows), kernel.floats(rows)];
    this.queries = kernel.floats(BATCH * k);
    this.scores = kernel.floats(BATCH * count);
    this.blocked = kernel.integers(Math.ceil(count / 4));
    this.list = [kernel.integers(MOST_SELECTED), kernel.floats(MOST_SELECTED), kernel.integers(1)];
    kernel.run("encodeRows", 0, count, this.factors, k, ...this.coarse);
  }

  /**
   * out[i] = factors[i] · query
   *
   * @param query length k
   * @param out length `count`, overwritten
   * @throws RangeError when it is not as long
   */
  score(query: ArrayLike<number>, out: Float32Array): void {
    if (out.length !== this.count)
      throw new RangeError(`${this.count} scores do not fit ${out.length} places.`);
    out.set(this.scoreInside(query));
  }

  /**
   * `score` for several queries.
   *
   * @param queries rows of k
   * @param out queries × count, row-major, overwritten
   */
  scoreBatch(queries: Float32Array | Float64Array, out: Float32Array): void {
    const { kernel, factors, k, count } = this;
    const total = queries.length / k;
    for (let first = 0; first < total; first += BATCH) {
      const size = Math.min(BATCH, total - first);
      this.queries.set(queries.subarray(first * k, (first + size) * k));
      kernel.run("scoreBatch", 0, count, factors, k, count, this.queries, size, this.scores);
      out.set(this.scores.subarray(0, size * count), first * count);
    }
  }

  /**
   * `score` followed by `topK` (ml/base/top-k.ts): the same items with the same scores.
   *
   * @param query length k
   * @param blocked length `count`; not 0 leaves an item out
   * @throws RangeError when it is not as long
   */
  topK(query: ArrayLike<number>, limit: number, blocked?: Uint8Array): Ranked {
    const { kernel, factors, k, count } = this;
    if (blocked && blocked.length !== count) {
      throw new RangeError(`"blocked" has ${blocked.length} flags for ${count} items: give one per item.`);
    }
    const most = Math.max(0, Math.min(Math.floor(limit), count));
    if (most > MOST_SELECTED) return topK(this.scoreInside(query), most, blocked);
    this.queries.set(query);
    if (blocked) new Uint8Array(this.blocked.buffer, this.blocked.byteOffset, count).set(blocked);
    const flags = blocked ? this.blocked : 0;
    const [items, best, found] = this.list;
    kernel.run("scoreTop", 0, count, factors, k, ...this.coarse, this.queries, most, flags, ...this.list);
    return { items: items.slice(0, found[0]), scores: best.slice(0, found[0]) };
  }

  private scoreInside(query: ArrayLike<number>): Float32Array {
    this.queries.set(query);
    this.kernel.run("score", 0, this.count, this.factors, this.k, this.queries, this.scores);
    return this.scores.subarray(0, this.count);
  }
}
