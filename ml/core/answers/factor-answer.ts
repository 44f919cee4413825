import type { Ranked } from "../../base/top-k";
import type { FactorIndex } from "../../kernels/retrieval/factor-index";
import {
  boundScores,
  scoreSome,
  sumFactors,
  sumScores,
  type FactorSums,
} from "../../kernels/retrieval/factor-scores";
import type { Answer } from "../answer";
import { scaleWithout } from "./spread";

/** Factors of items as a model searches them. */
export class FactorSearch {
  private sums: FactorSums | undefined;

  /** @param weights ≥ 0, what the score of each item is multiplied by; 1 unless told */
  constructor(
    readonly index: FactorIndex,
    readonly weights?: Float64Array,
  ) {}

  /** Made when it is first asked for: not every model is blended. */
  sumUp(): FactorSums {
    return (this.sums ??= sumFactors(this.index, this.weights));
  }
}

/** The answer of a model whose scores are inner products with one vector: score_i = weight_i · (factors_i · query). */
export class FactorAnswer implements Answer {
  readonly isExact = false;
  readonly itemCount: number;
  readonly best?: (limit: number, blocked?: Uint8Array) => Ranked;
  private known: number | undefined;

  /**
   * @param query length k; it is kept
   * @param met the items of the history
   */
  constructor(
    private readonly search: FactorSearch,
    private readonly query: Float64Array,
    private readonly met: Uint32Array,
    readonly explain?: (item: number) => Float32Array,
  ) {
    const { index, weights } = search;
    this.itemCount = index.count;
    if (!weights) this.best = (limit, blocked) => index.topK(query, limit, blocked);
  }

  /** xᵀGx and xᵀs, with G and s summed over all items once, less the items of the history. */
  get scale(): number {
    return (this.known ??= this.calibrate());
  }

  scoreAll(out: Float32Array): void {
    const { index, weights } = this.search;
    index.score(this.query, out);
    if (weights) for (let i = 0; i < out.length; i++) out[i] *= weights[i];
  }

  scoreItems(items: Uint32Array, out: Float32Array): void {
    const { index, weights } = this.search;
    scoreSome(index, this.query, items, out);
    if (weights) for (let i = 0; i < items.length; i++) out[i] *= weights[items[i]];
  }

  addBounds(weight: number, sums: Float32Array): void {
    const { index, weights } = this.search;
    const bounds = boundScores(index, this.query);
    // In single precision between the two, as the scores are.
    if (weights) for (let i = 0; i < sums.length; i++) bounds[i] *= weights[i];
    for (let i = 0; i < sums.length; i++) sums[i] += weight * bounds[i];
  }

  private calibrate(): number {
    const { search, query, met } = this;
    const [sum, squares] = sumScores(search.sumUp(), query);
    const items = Uint32Array.from(new Set(met));
    const scores = new Float32Array(items.length);
    this.scoreItems(items, scores);
    return scaleWithout(scores, { count: this.itemCount, sum, squares });
  }
}
