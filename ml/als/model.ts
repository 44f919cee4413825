import { mergeHistory, newestTime, type MergedHistory } from "../data/merge-history";
import { createKernel } from "../kernels/create-kernel";
import type { Kernel } from "../kernels/kernel";
import type { History, Recommender } from "../recommender";
import type { AlsConfig } from "./config";
import { frequencyRidge } from "./dense-term";
import { rightSide, solveRow, type RowOperator } from "./row-solver";
import type { AlsFactors } from "./train";

/** What serving needs of the parameters: the equation of one row, and the decay of its weights. */
export type AlsServing = Pick<
  AlsConfig,
  "factors" | "alpha" | "unobserved" | "regularisation" | "frequencyScaling"
> & { readonly decayPerDay: number; readonly floor: number };

/** Implicit ALS at serving time: the shopper's factors are solved from their history on every call. */
export class AlsModel implements Recommender {
  readonly kind = "als";
  readonly productCount: number;
  readonly config: AlsServing;
  /** Products × k in the eigenbasis of their Gram matrix, and its eigenvalues. */
  readonly factors: Float32Array;
  readonly spectrum: Float64Array;
  private readonly kernel: Kernel;
  private readonly query: Float32Array;
  private readonly scores: Float32Array;

  /** @throws RangeError when the shapes do not fit each other */
  constructor({ factors, spectrum }: AlsFactors, config: AlsServing) {
    const k = config.factors;
    if (spectrum.length !== k || factors.length % k !== 0) {
      throw new RangeError(
        `${factors.length} factors and ${spectrum.length} eigenvalues do not fit k = ${k}.`,
      );
    }
    this.config = config;
    this.productCount = factors.length / k;
    this.spectrum = spectrum;
    this.kernel = createKernel(4 * (factors.length + this.productCount + k) + 3 * 64);
    this.factors = this.kernel.floats(factors.length);
    this.factors.set(factors);
    this.query = this.kernel.floats(k);
    this.scores = this.kernel.floats(this.productCount);
  }

  score(history: History, now: number, out: Float32Array): void {
    this.query.set(this.foldIn(history, now));
    this.kernel.score(this.factors, this.config.factors, this.productCount, this.query, this.scores);
    out.set(this.scores);
  }

  /** The factor vector of a shopper with this history: x of the row equation, length k. */
  foldIn(history: History, now: number): Float64Array {
    const operator = this.operatorOf(this.merge(history, now));
    return solveRow(operator, rightSide(operator, this.config.unobserved));
  }

  /**
   * Exact shares: x = A⁻¹ Σ_j c_j y_j, so the score of product i is Σ_j c_j · (A⁻¹ y_i)ᵀ y_j. One solve
   * serves all entries. Entries of one product divide its share by their weight.
   */
  explain(history: History, product: number, now = newestTime(history)): Float32Array {
    if (!(product >= 0 && product < this.productCount)) {
      throw new RangeError(`Product ${product}, but the model knows ${this.productCount}.`);
    }
    const k = this.config.factors;
    const merged = this.merge(history, now);
    const operator = this.operatorOf(merged);
    const v = solveRow(operator, Float64Array.from(this.factors.subarray(product * k, product * k + k)));
    return Float32Array.from(merged.slot, (slot, j) => {
      const y = merged.products[slot] * k;
      let dot = 0;
      for (let f = 0; f < k; f++) dot += v[f] * this.factors[y + f];
      return merged.share[j] * (this.config.unobserved + operator.confidence[slot]) * dot;
    });
  }

  private merge(history: History, now: number): MergedHistory {
    return mergeHistory(history, now, this.config, this.productCount);
  }

  private operatorOf({ products, weights }: MergedHistory): RowOperator {
    const { factors: k, alpha, unobserved } = this.config;
    const ridge = frequencyRidge(this.config, products.length, this.productCount);
    return {
      k,
      factors: this.factors,
      columns: products,
      confidence: weights.map((weight) => alpha * weight),
      base: this.spectrum.map((value) => unobserved * value + ridge),
    };
  }
}
