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
 */
export class BlendModel implements Recommender {
  readonly kind = "blend";
  readonly itemCount: number;
  /** Where every source that has a say explains itself: its shares, weighed as its scores are. */
  readonly explain?: (history: History, item: number, now?: number) => Float32Array;

  /** Of one call and the next: arrays of a large catalog are not made anew for every user. */
  private scores = new Float32Array(0);
  private readonly known: Uint8Array;

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
    this.known = new Uint8Array(this.itemCount);
    if (this.speakers().every(({ model }) => model.explain !== undefined)) {
      this.explain = (history, item, now) => this.explainAll(history, item, now);
    }
  }

  score(history: History, now: number, out: Float32Array): void {
    this.scoreBatch([history], now, out);
  }

  scoreBatch(histories: readonly History[], now: number, out: Float32Array): void {
    const n = this.itemCount;
    if (this.scores.length < histories.length * n) this.scores = new Float32Array(histories.length * n);
    const scores = this.scores.subarray(0, histories.length * n);
    out.fill(0);
    for (const { model, weight } of this.speakers()) {
      scoreAll(model, histories, now, scores);
      for (const [row, { items }] of histories.entries()) {
        const own = scores.subarray(row * n, (row + 1) * n);
        for (const item of items) this.known[item] = 1;
        addScaled(own, weight * calibration(own, this.known), out.subarray(row * n, (row + 1) * n));
        for (const item of items) this.known[item] = 0;
      }
    }
  }

  private speakers(): readonly BlendSource[] {
    return this.sources.filter(({ weight }) => weight > 0);
  }

  private explainAll(history: History, item: number, now = newestTime(history)): Float32Array {
    const shares = new Float32Array(history.items.length);
    const scores = new Float32Array(this.itemCount);
    const known = markKnown(history, this.itemCount);
    for (const { model, weight } of this.speakers()) {
      model.score(history, now, scores);
      const own = model.explain?.(history, item, now);
      if (own !== undefined) addScaled(own, weight * calibration(scores, known), shares);
    }
    return shares;
  }
}

function scoreAll(
  model: Recommender,
  histories: readonly History[],
  now: number,
  scores: Float32Array,
): void {
  if (model.scoreBatch !== undefined && histories.length > 1) {
    model.scoreBatch(histories, now, scores);
    return;
  }
  const n = model.itemCount;
  for (const [row, history] of histories.entries()) {
    model.score(history, now, scores.subarray(row * n, (row + 1) * n));
  }
}

function addScaled(values: Float32Array, scale: number, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) out[i] += scale * values[i];
}

/** 1 for every item of the history. */
export function markKnown(history: History, itemCount: number): Uint8Array {
  const known = new Uint8Array(itemCount);
  for (const item of history.items) known[item] = 1;
  return known;
}

/** 1 / standard deviation of the scores of unknown items; 0 where they do not differ. */
export function calibration(scores: Float32Array, known: Uint8Array): number {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    if (known[i] !== 0) continue;
    sum += scores[i];
    count++;
  }
  const mean = sum / Math.max(1, count);
  let squares = 0; // a second pass: stable when the spread is small against the mean
  for (let i = 0; i < scores.length; i++) {
    if (known[i] === 0) squares += (scores[i] - mean) ** 2;
  }
  const deviation = Math.sqrt(squares / Math.max(1, count));
  return deviation > 1e-9 * Math.abs(mean) && deviation > Number.MIN_VALUE ? 1 / deviation : 0;
}
