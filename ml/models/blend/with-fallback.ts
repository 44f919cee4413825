import type { Ranked } from "../../base/top-k";
import type { Answer } from "../../core/answer";
import { answerOf } from "../../core/answers/answer-of";
import { bestOf } from "../../core/answers/best-of";
import { newestTime } from "../../core/data/merge-history";
import type { History, Recommender } from "../../core/recommender";

/**
 * A model that always has something to say: where `model` cannot tell items apart (an empty history, or
 * one of items nobody else met), `fallback` answers. It goes by the name of `model`, which also explains.
 */
export function withFallback(model: Recommender, fallback: Recommender): Recommender {
  const score = (history: History, now: number, out: Float32Array): void => {
    model.score(history, now, out);
    if (isFlat(out)) fallback.score(history, now, out);
  };
  const answer = (history: History, now: number) =>
    new AnswerWithFallback(answerOf(model, history, now), () => answerOf(fallback, history, now));
  return {
    kind: model.kind,
    itemCount: model.itemCount,
    score,
    answer,
    topK: (history, now, limit, blocked) => answer(history, now).best(limit, blocked),
    ...(model.explain && {
      explain: (history: History, item: number, now = newestTime(history)) =>
        answer(history, now).explain?.(item) ?? new Float32Array(history.items.length),
    }),
  };
}

/** Asks whether the first answer tells items apart only when it has to know. */
class AnswerWithFallback implements Answer {
  readonly itemCount: number;
  readonly explain?: (item: number) => Float32Array;
  private settled: Answer | null = null;

  constructor(
    private readonly first: Answer,
    private readonly findSecond: () => Answer,
  ) {
    this.itemCount = first.itemCount;
    if (first.explain) {
      this.explain = (item) => {
        const shares = first.explain?.(item) ?? new Float32Array(0);
        // What everybody wants is owed to no entry.
        return this.settle() === first ? shares : shares.fill(0);
      };
    }
  }

  get isExact(): boolean {
    return this.settle().isExact;
  }

  get scale(): number {
    return this.settle().scale;
  }

  scoreAll(out: Float32Array): void {
    this.settle().scoreAll(out);
  }

  scoreItems(items: Uint32Array, out: Float32Array): void {
    this.settle().scoreItems(items, out);
  }

  addBounds(weight: number, sums: Float32Array): void {
    this.settle().addBounds(weight, sums);
  }

  best(limit: number, blocked?: Uint8Array): Ranked {
    if (!this.settled) {
      const best = bestOf(this.first, limit, blocked);
      // Different scores at the ends: it can tell items apart, and nobody has to score all of them.
      if (best.scores[0] > best.scores[best.scores.length - 1]) {
        this.settled = this.first;
        return best;
      }
    }
    return bestOf(this.settle(), limit, blocked);
  }

  private settle(): Answer {
    return (this.settled ??= this.tellsApart() ? this.first : this.findSecond());
  }

  private tellsApart(): boolean {
    const { scores } = bestOf(this.first, 2);
    if (scores.length > 1 && scores[0] !== scores[1]) return true;
    const all = new Float32Array(this.itemCount);
    this.first.scoreAll(all);
    return !isFlat(all);
  }
}

function isFlat(scores: Float32Array): boolean {
  for (let i = 1; i < scores.length; i++) if (scores[i] !== scores[0]) return false;
  return true;
}
