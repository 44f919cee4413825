import type { Ranked } from "../../base/top-k";
import type { Answer } from "../answer";
import { addScores } from "./add-scores";
import { bestByBounds } from "./best-of";
import { calibrate } from "./spread";

/** One of several answers that are added up, and what its scores are multiplied by. */
export interface Term {
  readonly answer: Answer;
  /** > 0. */
  readonly factor: number;
}

/** The weighted sum of other answers, in their order. */
export class SumAnswer implements Answer {
  readonly isExact: boolean;
  readonly explain?: (item: number) => Float32Array;

  /**
   * @param entries length of the history
   * @param met the items of the history
   */
  constructor(
    readonly itemCount: number,
    private readonly terms: readonly Term[],
    private readonly met: Uint32Array,
  ) {
    this.isExact = terms.every(({ answer }) => answer.isExact);
    // What a term that cannot say owes is owed to no entry.
    if (terms.length === 0 || terms.some(({ answer }) => answer.explain))
      this.explain = (item) => this.share(item);
  }

  /** Of a sum there is no short way to it: every item is looked at. */
  get scale(): number {
    const scores = new Float32Array(this.itemCount);
    this.scoreAll(scores);
    return calibrate(scores, this.met);
  }

  scoreAll(out: Float32Array): void {
    const own = new Float32Array(this.itemCount);
    out.fill(0);
    for (const { answer, factor } of this.terms) {
      if (answer.isExact) answer.addBounds(factor, out);
      else {
        answer.scoreAll(own);
        addScores(factor, own, out);
      }
    }
  }

  scoreItems(items: Uint32Array, out: Float32Array): void {
    const own = new Float32Array(items.length);
    out.fill(0, 0, items.length);
    for (const { answer, factor } of this.terms) {
      answer.scoreItems(items, own);
      for (let i = 0; i < own.length; i++) out[i] += factor * own[i];
    }
  }

  best(limit: number, blocked?: Uint8Array): Ranked {
    return bestByBounds(this, limit, blocked, (sums) => this.sumBounds(sums));
  }

  addBounds(weight: number, sums: Float32Array): void {
    const own = new Float32Array(this.itemCount);
    this.sumBounds(own);
    addScores(weight, own, sums);
  }

  private sumBounds(zeros: Float32Array): void {
    for (const { answer, factor } of this.terms) answer.addBounds(factor, zeros);
  }

  private share(item: number): Float32Array {
    const shares = new Float32Array(this.met.length);
    for (const { answer, factor } of this.terms) {
      if (answer.explain) addScores(factor, answer.explain(item), shares);
    }
    return shares;
  }
}
