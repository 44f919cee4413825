import type { Answer } from "../../core/answer";
import { FactorAnswer, FactorSearch } from "../../core/answers/factor-answer";
import { mergeHistory } from "../../core/data/merge-history";
import { FactorIndex } from "../../kernels/retrieval/factor-index";
import type { Ranked } from "../../base/top-k";
import type { History, Recommender } from "../../core/recommender";
import type { BprConfig } from "./config";
import { foldInPairs } from "./fold-in";
import type { BprFactors } from "./train";

/** What serving needs of the parameters. */
export type BprServing = Pick<BprConfig, "factors" | "foldInRegularisation">;

/** BPR at serving time: the user's factors are found anew from their history on every call. */
export class BprModel implements Recommender {
  readonly kind = "bpr";
  readonly itemCount: number;
  readonly items: Float32Array;
  readonly negatives: Uint32Array;
  private readonly index: FactorIndex;
  private readonly search: FactorSearch;

  /** @throws RangeError when the shapes do not fit each other */
  constructor(
    { items, negatives }: Pick<BprFactors, "items" | "negatives">,
    readonly config: BprServing,
  ) {
    const size = config.factors + 1;
    if (items.length % size !== 0) {
      throw new RangeError(`${items.length} numbers are no rows of ${config.factors} factors and a bias.`);
    }
    this.itemCount = items.length / size;
    const foreign = negatives.find((item) => item >= this.itemCount);
    if (foreign !== undefined) {
      throw new RangeError(`Negative ${foreign}, but the model knows ${this.itemCount} items.`);
    }
    this.negatives = negatives;
    this.index = new FactorIndex(items, size);
    this.search = new FactorSearch(this.index);
    this.items = this.index.factors;
  }

  score(history: History, _now: number, out: Float32Array): void {
    this.index.score(this.queryOf(history), out);
  }

  topK(history: History, _now: number, limit: number, blocked?: Uint8Array): Ranked {
    return this.index.topK(this.queryOf(history), limit, blocked);
  }

  answer(history: History, _now: number): Answer {
    return new FactorAnswer(this.search, this.queryOf(history), history.items);
  }

  /** The factors of a user with this history, length k. */
  foldIn(history: History): Float64Array {
    const positives = mergeHistory(history, 0, { decayPerDay: 0, floor: 0 }, this.itemCount).items;
    const known = new Set(positives);
    return foldInPairs({
      factors: this.config.factors,
      items: this.items,
      positives,
      regularisation: this.config.foldInRegularisation,
      negatives: this.negatives.filter((item) => !known.has(item)),
    });
  }

  /** (x, 1): with it a row (y, b) scores xᵀy + b. */
  private queryOf(history: History): Float64Array {
    const query = new Float64Array(this.config.factors + 1).fill(1);
    query.set(this.foldIn(history));
    return query;
  }
}
