import { mergeHistory, newestTime, type MergedHistory } from "../../core/data/merge-history";
import type { Kernel } from "../../kernels/kernel";
import { FactorIndex } from "../../kernels/retrieval/factor-index";
import type { Ranked } from "../../base/top-k";
import type { History, Recommender } from "../../core/recommender";
import type { AlsConfig } from "./config";
import { frequencyRidge } from "./dense-term";
import { ItemSimilarityModel } from "../../core/item-similarity/model";
import { createRowSolver, rowSolverBytes, type RowSolver, type RowSystem } from "./row-solver";
import type { AlsFactors } from "./train";

/** What serving needs of the parameters: the equation of one row, and the decay of its weights. */
export type AlsServing = Pick<
  AlsConfig,
  "factors" | "alpha" | "unobserved" | "regularisation" | "frequencyScaling"
> & { readonly decayPerDay: number; readonly floor: number };

/** Implicit ALS at serving time: the user's factors are solved from their history on every call. */
export class AlsModel implements Recommender {
  readonly kind = "als";
  // Declared and not defined: pages load this, and its constructor sets them all.
  declare readonly itemCount: number;
  declare readonly config: AlsServing;
  /** Items × k in the eigenbasis of their Gram matrix, and its eigenvalues. */
  declare readonly factors: Float32Array;
  declare readonly spectrum: Float64Array;
  declare readonly index: FactorIndex;
  declare private readonly solver: RowSolver;
  /** Made when it is first asked: not every model is. */
  private similarity: ItemSimilarityModel | undefined;

  /** @throws RangeError when the shapes do not fit each other */
  constructor(
    { factors, spectrum }: AlsFactors,
    config: AlsServing,
    { backend }: { readonly backend?: Kernel["backend"] } = {},
  ) {
    const k = config.factors;
    if (spectrum.length !== k || factors.length % k !== 0) {
      throw new RangeError(
        `${factors.length} factors and ${spectrum.length} eigenvalues do not fit k = ${k}.`,
      );
    }
    this.config = config;
    this.itemCount = factors.length / k;
    this.spectrum = spectrum;
    this.index = new FactorIndex(factors, k, { backend, spare: rowSolverBytes(k) });
    this.factors = this.index.factors;
    this.solver = createRowSolver(this.index.kernel, this.factors, k);
  }

  score(history: History, now: number, out: Float32Array): void {
    this.index.score(this.foldIn(history, now), out);
  }

  scoreBatch(histories: readonly History[], now: number, out: Float32Array): void {
    const k = this.config.factors;
    const queries = new Float64Array(histories.length * k);
    histories.forEach((history, row) => queries.set(this.foldIn(history, now), row * k));
    this.index.scoreBatch(queries, out);
  }

  topK(history: History, now: number, limit: number, blocked?: Uint8Array): Ranked {
    return this.index.topK(this.foldIn(history, now), limit, blocked);
  }

  /** Items whose factors point the same way as those of the given ones together. */
  relatedTo(items: Uint32Array, limit: number): Ranked {
    this.similarity ??= new ItemSimilarityModel(this.factors, this.config);
    return this.similarity.relatedTo(items, limit);
  }

  /** The factor vector of a user with this history: x of the row equation, length k. */
  foldIn(history: History, now: number): Float64Array {
    const system = this.systemOf(this.merge(history, now));
    return this.solver.solve(system, this.solver.sumRightSide(system, this.config.unobserved));
  }

  /**
   * Exact shares: x = A⁻¹ Σ_j c_j y_j, so the score of item i is Σ_j c_j · (A⁻¹ y_i)ᵀ y_j. One solve
   * serves all entries. Entries of one item divide its share by their weight.
   */
  explain(history: History, item: number, now = newestTime(history)): Float32Array {
    if (!(Number.isInteger(item) && item >= 0 && item < this.itemCount)) {
      throw new RangeError(`Item ${item}, but the model knows ${this.itemCount}.`);
    }
    const k = this.config.factors;
    const merged = this.merge(history, now);
    const system = this.systemOf(merged);
    const v = this.solver.solve(system, Float64Array.from(this.factors.subarray(item * k, item * k + k)));
    return Float32Array.from(merged.slot, (slot, j) => {
      const y = merged.items[slot] * k;
      let dot = 0;
      for (let f = 0; f < k; f++) dot += v[f] * this.factors[y + f];
      return merged.share[j] * (this.config.unobserved + system.confidence[slot]) * dot;
    });
  }

  merge(history: History, now: number): MergedHistory {
    return mergeHistory(history, now, this.config, this.itemCount);
  }

  /** The row equation of a history. */
  systemOf({ items, weights }: MergedHistory): RowSystem {
    const { alpha, unobserved } = this.config;
    const ridge = frequencyRidge(this.config, items.length, this.itemCount);
    return {
      columns: items,
      confidence: weights.map((weight) => alpha * weight),
      base: this.spectrum.map((value) => unobserved * value + ridge),
    };
  }
}
