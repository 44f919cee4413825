import type { Answer } from "../answer";
import { DenseAnswer } from "../answers/dense-answer";
import { newestTime, shareOut, type MergedHistory } from "../data/merge-history";
import type { History, Recommender } from "../recommender";
import { readHistoryRow, type HistoryReading } from "./history-row";
import type { ItemOperator } from "./item-operator";

/** A model of the form score = r·S, r the history and S items × items. */
export class LinearModel<O extends ItemOperator = ItemOperator> implements Recommender {
  readonly itemCount: number;
  readonly scoreBatch?: NonNullable<Recommender["scoreBatch"]>;

  constructor(
    readonly kind: string,
    readonly operator: O,
    private readonly reading: HistoryReading,
  ) {
    this.itemCount = operator.itemCount;
    if (operator.applyBatch) {
      this.scoreBatch = (histories, now, out) =>
        operator.applyBatch?.(
          histories.map((history) => this.read(history, now)),
          out,
        );
    }
  }

  score(history: History, now: number, out: Float32Array): void {
    this.operator.apply(this.read(history, now), out);
  }

  answer(history: History, now: number): Answer {
    const row = this.read(history, now);
    const explain = (item: number) => this.share(row, item);
    return this.operator.answer?.(row, history.items, explain) ?? new DenseAnswer(this, history, now);
  }

  /** The share of a past item j in the score of i is r_j·S_ji; entries of one item divide it. */
  explain(history: History, item: number, now = newestTime(history)): Float32Array {
    if (!(Number.isInteger(item) && item >= 0 && item < this.itemCount)) {
      throw new RangeError(`Item ${item}, but the model knows ${this.itemCount}.`);
    }
    return this.share(this.read(history, now), item);
  }

  private share(row: MergedHistory, item: number): Float32Array {
    const parts = this.operator.entries(row.items, item);
    for (let place = 0; place < parts.length; place++) parts[place] *= row.weights[place];
    return shareOut(row, parts);
  }

  private read(history: History, now: number) {
    return readHistoryRow(history, now, this.reading, this.itemCount);
  }
}
