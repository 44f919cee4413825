import type { Answer } from "../../core/answer";
import { ScorePlace, SparseAnswer } from "../../core/answers/sparse-answer";
import { SparseSums } from "../../core/answers/sparse-sums";
import type { Csr } from "../../linalg/sparse/csr";
import { newestTime } from "../../core/data/merge-history";
import { weighRow } from "../../core/neighbours/term-weights";
import { readHistoryRow } from "../../core/linear/history-row";
import type { History, Recommender } from "../../core/recommender";
import type { UserKnnConfig } from "./config";
import { NeighbourShares, type WeighedHistory } from "./neighbour-shares";
import { UserIndex } from "./user-index";

/** User neighbours: what the users most like this history met. The history may be anybody's. */
export class UserKnnModel implements Recommender {
  readonly kind = "user-knn";
  readonly itemCount: number;
  private readonly index: UserIndex;
  private readonly sums: SparseSums<Float64Array>;
  private readonly place: ScorePlace;
  /** What every entry of `met` counts, as where only presence does; null where they differ. */
  private readonly always: number | null;
  /** What was read ahead; nobody asks for it. */
  private fetched = 0;

  /**
   * @param met users × items: what they met, as it counts towards scores
   * @throws RangeError for weights below 0
   */
  constructor(
    readonly met: Csr,
    readonly config: UserKnnConfig,
  ) {
    const wrong = met.values.findIndex((value) => !(value >= 0));
    if (wrong >= 0) throw new RangeError(`Entry ${wrong} of what users met weighs ${met.values[wrong]}.`);
    const [first = 1] = met.values;
    this.always = met.values.every((value) => value === first) ? first : null;
    this.itemCount = met.columns;
    this.index = new UserIndex(met, config);
    this.sums = new SparseSums(new Float64Array(met.columns));
    this.place = new ScorePlace(met.columns);
  }

  score(history: History, now: number, out: Float32Array): void {
    this.answer(history, now).scoreAll(out);
  }

  answer(history: History, now: number): Answer {
    const past = this.weighHistory(history, now);
    const near = this.index.findNearest(past.items, past.row);
    const { indptr, indices, values } = this.met;
    this.fetched = fetchRows(this.met, near.users);
    for (let n = 0; n < near.users.length; n++) {
      const user = near.users[n];
      this.sums.addEntries(near.weights[n], indices, values, indptr[user], indptr[user + 1]);
    }
    let shares: NeighbourShares | undefined;
    const explain = (item: number) => {
      shares ??= new NeighbourShares(this.met, this.always, this.index, past, near);
      return shares.of(item);
    };
    return new SparseAnswer(this.place, this.sums.take(history.items), explain);
  }

  /**
   * Exact given the neighbours: what each of them contributes belongs to the items shared with the history, each
   * by its part of their similarity.
   */
  explain(history: History, item: number, now = newestTime(history)): Float32Array {
    if (!(item >= 0 && item < this.itemCount)) {
      throw new RangeError(`Item ${item}, but the model knows ${this.itemCount}.`);
    }
    return this.answer(history, now).explain?.(item) ?? new Float32Array(history.items.length);
  }

  private weighHistory(history: History, now: number): WeighedHistory {
    const merged = readHistoryRow(history, now, this.config, this.itemCount);
    const row = new Float64Array(merged.items.length);
    weighRow(merged.items, merged.weights, this.index.terms, this.config, row);
    return { ...merged, row };
  }
}

/**
 * Reads the first entry of each row, for nothing but to have it near: reads that do not depend on each other are waited for
 * together, those of a loop over all entries one after the other.
 */
function fetchRows({ indptr, indices, values }: Csr, rows: Uint32Array): number {
  let read = 0;
  for (let n = 0; n < rows.length; n++) read += indices[indptr[rows[n]]] + values[indptr[rows[n]]];
  return read;
}
