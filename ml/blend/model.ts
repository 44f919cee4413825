import type { History, Recommender } from "../recommender";

/** One voice of a blend. */
export interface BlendSource {
  readonly model: Recommender;
  /** ≥ 0; the weights of a blend need not add up to anything. */
  readonly weight: number;
}

/**
 * A weighted sum of several models. Their scores have different units, and different spread from shopper to
 * shopper, so each is calibrated first: divided by its standard deviation over the products the shopper
 * does not know yet. A model that cannot tell products apart for this shopper (an empty history) has no say.
 */
export class BlendModel implements Recommender {
  readonly kind = "blend";
  readonly productCount: number;

  constructor(readonly sources: readonly BlendSource[]) {
    const [first] = sources;
    if (first === undefined) throw new RangeError("A blend needs at least one source.");
    this.productCount = first.model.productCount;
    for (const { model, weight } of sources) {
      if (model.productCount !== this.productCount) {
        throw new RangeError(`${model.kind} knows ${model.productCount} products, not ${this.productCount}.`);
      }
      if (!(weight >= 0 && Number.isFinite(weight))) {
        throw new RangeError(`The weight of ${model.kind} is ${weight}; weights are finite and ≥ 0.`);
      }
    }
  }

  score(history: History, now: number, out: Float32Array): void {
    const scores = new Float32Array(this.productCount);
    const known = markKnown(history, this.productCount);
    out.fill(0);
    for (const { model, weight } of this.sources) {
      if (weight === 0) continue;
      model.score(history, now, scores);
      const scale = weight * calibration(scores, known);
      for (let i = 0; i < out.length; i++) out[i] += scale * scores[i];
    }
  }
}

/** 1 for every product of the history. */
export function markKnown(history: History, productCount: number): Uint8Array {
  const known = new Uint8Array(productCount);
  for (const product of history.products) known[product] = 1;
  return known;
}

/** 1 / standard deviation of the scores of unknown products; 0 where they do not differ. */
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
