import type { Answer } from "../answer";
import type { SparseScores } from "./sparse-sums";
import { scaleOf } from "./spread";

/** A place for the scores of one answer at a time, by item; one for each model. */
export class ScorePlace {
  readonly scores: Float32Array;
  private held: SparseScores | null = null;

  constructor(itemCount: number) {
    this.scores = new Float32Array(itemCount);
  }

  /** The scores by item, 0 for the others; valid until somebody else's are asked for. */
  hold(wanted: SparseScores): Float32Array {
    const { scores, held } = this;
    if (held === wanted) return scores;
    if (held) for (let i = 0; i < held.items.length; i++) scores[held.items[i]] = 0;
    for (let i = 0; i < wanted.items.length; i++) scores[wanted.items[i]] = wanted.scores[i];
    this.held = wanted;
    return scores;
  }
}

/** The answer of a model that has something to say of some items and 0 for all others. */
export class SparseAnswer implements Answer {
  readonly isExact = true;
  readonly itemCount: number;
  private known: number | undefined;

  /** @param place of the model that answers */
  constructor(
    private readonly place: ScorePlace,
    private readonly found: SparseScores,
    readonly explain: (item: number) => Float32Array,
  ) {
    this.itemCount = place.scores.length;
  }

  get scale(): number {
    return (this.known ??= this.calibrate());
  }

  scoreAll(out: Float32Array): void {
    const { items, scores } = this.found;
    out.fill(0);
    for (let i = 0; i < items.length; i++) out[items[i]] = scores[i];
  }

  scoreItems(items: Uint32Array, out: Float32Array): void {
    const scores = this.place.hold(this.found);
    for (let i = 0; i < items.length; i++) out[i] = scores[items[i]];
  }

  addBounds(weight: number, sums: Float32Array): void {
    const { items, scores } = this.found;
    for (let i = 0; i < items.length; i++) sums[items[i]] += weight * scores[i];
  }

  private calibrate(): number {
    const { items, scores, ofMet } = this.found;
    const count = Math.max(1, this.itemCount - ofMet.length);
    let sum = 0;
    for (let i = 0; i < scores.length; i++) sum += scores[i];
    for (let i = 0; i < ofMet.length; i++) sum -= ofMet[i];
    const mean = sum / count;
    // The items of which nothing is said are as far from the mean as 0 is.
    let squares = (this.itemCount - items.length) * mean * mean;
    for (let i = 0; i < scores.length; i++) squares += (scores[i] - mean) ** 2;
    for (let i = 0; i < ofMet.length; i++) squares -= (ofMet[i] - mean) ** 2;
    return scaleOf(mean, squares / count);
  }
}
