import { createKernel } from "../../kernels/create-kernel";
import type { Kernel } from "../../kernels/kernel";
import type { History, Recommender } from "../recommender";
import { foldInRatings, type ProductSide, type Ridge, type ShopperSide } from "./fold-in";
import { unitOf, type RatingScale } from "./rating-scale";
import { readHistory } from "./shopper-ratings";

/**
 * A factorisation of explicit ratings at serving time. The shopper's bias and factors are solved from their
 * history on every call, so that somebody new is rated like somebody the training knew.
 */
export class ExplicitModel implements Recommender {
  readonly productCount: number;
  readonly side: ProductSide;
  private readonly kernel: Kernel;
  private readonly query: Float32Array;
  private readonly scores: Float32Array;

  /** @throws RangeError when the shapes do not fit each other */
  constructor(
    readonly kind: string,
    side: ProductSide,
    readonly ridge: Ridge,
    readonly scale: RatingScale,
  ) {
    const { factors, bias, vectors, implicit = vectors } = side;
    this.productCount = bias.length;
    if (vectors.length !== bias.length * factors || implicit.length !== vectors.length) {
      throw new RangeError(`${vectors.length} factors do not fit ${bias.length} products of ${factors}.`);
    }
    this.kernel = createKernel(4 * (vectors.length + bias.length + factors) + 3 * 64);
    this.side = { ...side, vectors: this.kernel.floats(vectors.length) };
    this.side.vectors.set(vectors);
    this.query = this.kernel.floats(factors);
    this.scores = this.kernel.floats(this.productCount);
  }

  /** Orders products by the stars the shopper would give them; beyond the ends of the scale, too. */
  score(history: History, _now: number, out: Float32Array): void {
    const { bias, vector } = this.foldIn(history);
    const unit = unitOf(this.scale);
    this.query.set(vector);
    this.kernel.score(this.side.vectors, this.side.factors, this.productCount, this.query, this.scores);
    const start = this.scale.mean + unit * bias;
    for (let i = 0; i < out.length; i++) out[i] = start + unit * (this.side.bias[i] + this.scores[i]);
  }

  /** The stars the shopper would give each product, within the range of the ratings in the training. */
  rate(history: History, out: Float32Array): void {
    this.score(history, 0, out);
    const { low, high } = this.scale;
    for (let i = 0; i < out.length; i++) out[i] = Math.min(high, Math.max(low, out[i]));
  }

  /** Bias and factors of a shopper with this history. */
  foldIn(history: History): ShopperSide {
    const { products, stars } = readHistory(history, this.scale, this.productCount);
    const unit = unitOf(this.scale);
    const centred = stars.map((value) => (value > 0 ? (value - this.scale.mean) / unit : Number.NaN));
    return foldInRatings(this.side, this.ridge, products, centred);
  }
}
