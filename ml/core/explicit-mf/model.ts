import { createKernel } from "../../kernels/create-kernel";
import type { Kernel } from "../../kernels/kernel";
import type { History, Recommender } from "../recommender";
import { foldInRatings, type ItemSide, type Ridge, type UserSide } from "./fold-in";
import { unitOf, type RatingScale } from "./rating-scale";
import { readHistory } from "./user-ratings";

/**
 * A factorisation of explicit ratings at serving time. The user's bias and factors are solved from their
 * history on every call, so that somebody new is rated like somebody the training knew.
 */
export class ExplicitModel implements Recommender {
  readonly itemCount: number;
  readonly side: ItemSide;
  private readonly kernel: Kernel;
  private readonly query: Float32Array;
  private readonly scores: Float32Array;

  /** @throws RangeError when the shapes do not fit each other */
  constructor(
    readonly kind: string,
    side: ItemSide,
    readonly ridge: Ridge,
    readonly scale: RatingScale,
  ) {
    const { factors, bias, vectors, implicit = vectors } = side;
    this.itemCount = bias.length;
    if (vectors.length !== bias.length * factors || implicit.length !== vectors.length) {
      throw new RangeError(`${vectors.length} factors do not fit ${bias.length} items of ${factors}.`);
    }
    this.kernel = createKernel(4 * (vectors.length + bias.length + factors) + 3 * 64);
    this.side = { ...side, vectors: this.kernel.floats(vectors.length) };
    this.side.vectors.set(vectors);
    this.query = this.kernel.floats(factors);
    this.scores = this.kernel.floats(this.itemCount);
  }

  get factors(): Float32Array {
    return this.side.vectors;
  }

  /** Orders items by the stars the user would give them; beyond the ends of the scale, too. */
  score(history: History, _now: number, out: Float32Array): void {
    const { bias, vector } = this.foldIn(history);
    const unit = unitOf(this.scale);
    this.query.set(vector);
    this.kernel.run(
      "score",
      0,
      this.itemCount,
      this.side.vectors,
      this.side.factors,
      this.query,
      this.scores,
    );
    const start = this.scale.mean + unit * bias;
    for (let i = 0; i < out.length; i++) out[i] = start + unit * (this.side.bias[i] + this.scores[i]);
  }

  /** The stars the user would give each item, within the range of the ratings in the training. */
  rate(history: History, out: Float32Array): void {
    this.score(history, 0, out);
    const { low, high } = this.scale;
    for (let i = 0; i < out.length; i++) out[i] = Math.min(high, Math.max(low, out[i]));
  }

  /** Bias and factors of a user with this history. */
  foldIn(history: History): UserSide {
    const { items, stars } = readHistory(history, this.scale, this.itemCount);
    const unit = unitOf(this.scale);
    const centred = stars.map((value) => (value > 0 ? (value - this.scale.mean) / unit : Number.NaN));
    return foldInRatings(this.side, this.ridge, items, centred);
  }
}
