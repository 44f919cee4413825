import type { History, Recommender } from "../recommender";
import type { Answer } from "../answer";
import { addScores } from "./add-scores";
import { calibrate } from "./spread";

/** The answer of a model that scores all or nothing: everything is scored, once. */
export class DenseAnswer implements Answer {
  readonly isExact = true;
  readonly itemCount: number;
  readonly explain?: (item: number) => Float32Array;
  private readonly scores: Float32Array;
  private known: number | undefined;

  constructor(
    model: Recommender,
    private readonly history: History,
    now: number,
  ) {
    this.itemCount = model.itemCount;
    this.scores = new Float32Array(model.itemCount);
    model.score(history, now, this.scores);
    const { explain } = model;
    if (explain) this.explain = (item) => explain.call(model, history, item, now);
  }

  get scale(): number {
    return (this.known ??= calibrate(this.scores, this.history.items));
  }

  scoreAll(out: Float32Array): void {
    out.set(this.scores);
  }

  scoreItems(items: Uint32Array, out: Float32Array): void {
    for (let i = 0; i < items.length; i++) out[i] = this.scores[items[i]];
  }

  addBounds(weight: number, sums: Float32Array): void {
    addScores(weight, this.scores, sums);
  }
}
