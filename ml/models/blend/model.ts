import type { Ranked } from "../../base/top-k";
import type { Answer } from "../../core/answer";
import { addScores } from "../../core/answers/add-scores";
import { answerOf } from "../../core/answers/answer-of";
import { bestOf } from "../../core/answers/best-of";
import { SumAnswer } from "../../core/answers/sum-answer";
import { newestTime } from "../../core/data/merge-history";
import type { History, Recommender } from "../../core/recommender";

/** One voice of a blend. */
export interface BlendSource {
  readonly model: Recommender;
  /** ≥ 0; the weights of a blend need not add up to anything. */
  readonly weight: number;
}

/**
 * A weighted sum of several models. Their scores have different units, and different spread from user to
 * user, so each is calibrated first: divided by its standard deviation over the items the user
 * does not know yet. A model that cannot tell items apart for this user (an empty history) has no say.
 *
 * The best are found without a score for every item (core/answers): whichever way it is asked, its numbers are the same.
 */
export class BlendModel implements Recommender {
  readonly kind = "blend";
  readonly itemCount: number;
  /** Where every source that has a say explains itself: its shares, weighed as its scores are. */
  readonly explain?: (history: History, item: number, now?: number) => Float32Array;

  /** Of one call and the next: arrays of a large catalog are not made anew for every user. */
  private scores = new Float32Array(0);

  constructor(readonly sources: readonly BlendSource[]) {
    const [first] = sources;
    if (first === undefined) throw new RangeError("A blend needs at least one source.");
    this.itemCount = first.model.itemCount;
    for (const { model, weight } of sources) {
      if (model.itemCount !== this.itemCount) {
        throw new RangeError(`${model.kind} knows ${model.itemCount} items, not ${this.itemCount}.`);
      }
      if (!(weight >= 0 && Number.isFinite(weight))) {
        throw new RangeError(`The weight of ${model.kind} is ${weight}; weights are finite and ≥ 0.`);
      }
    }
    if (this.speakers().every(({ model }) => model.explain !== undefined)) {
      this.explain = (history, item, now = newestTime(history)) =>
        this.answer(history, now).explain?.(item) ?? new Float32Array(history.items.length);
    }
  }

  score(history: History, now: number, out: Float32Array): void {
    this.answer(history, now).scoreAll(out);
  }

  scoreBatch(histories: readonly History[], now: number, out: Float32Array): void {
    const n = this.itemCount;
    if (this.scores.length < histories.length * n) this.scores = new Float32Array(histories.length * n);
    const scores = this.scores.subarray(0, histories.length * n);
    const rowOf = (row: number, of: Float32Array) => of.subarray(row * n, (row + 1) * n);
    out.fill(0);
    for (const { model, weight } of this.speakers()) {
      const inOne = histories.length > 1 ? model.scoreBatch?.bind(model) : undefined;
      inOne?.(histories, now, scores);
      for (const [row, history] of histories.entries()) {
        const answer = answerOf(model, history, now);
        const factor = weight * answer.scale;
        if (factor === 0) continue;
        if (!inOne) answer.scoreAll(rowOf(row, scores));
        addScores(factor, rowOf(row, scores), rowOf(row, out));
      }
    }
  }

  answer(history: History, now: number): Answer {
    const terms = this.speakers().map(({ model, weight }) => {
      const answer = answerOf(model, history, now);
      return { answer, factor: weight * answer.scale };
    });
    const heard = terms.filter(({ factor }) => factor > 0);
    return new SumAnswer(this.itemCount, heard, history.items);
  }

  topK(history: History, now: number, limit: number, blocked?: Uint8Array): Ranked {
    return bestOf(this.answer(history, now), limit, blocked);
  }

  private speakers(): readonly BlendSource[] {
    return this.sources.filter(({ weight }) => weight > 0);
  }
}
