import type { TensorReader } from "../format/tensor-reader";

/** The weights of the weakest and the strongest event, which stand for 1 and for 5 stars. */
export interface WeightRange {
  readonly view: number;
  readonly purchase: number;
}

/** The stars a model was trained on. */
export interface RatingScale {
  /** Lowest and highest rating there was. */
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  /** Set where there were no ratings and the weights of events stood in. */
  readonly standIn: WeightRange | null;
}

/** Stars per unit the models compute in: their parameters mean the same for any scale of ratings. */
export function unitOf({ low, high }: RatingScale): number {
  return high > low ? (high - low) / 4 : 1;
}

/** 1 for the weight of a view, 5 for that of a purchase, in between linearly. */
export function starsOfWeight(weight: number, { view, purchase }: WeightRange): number {
  if (purchase <= view) return 5;
  return 1 + 4 * Math.min(1, Math.max(0, (weight - view) / (purchase - view)));
}

/** The scale as one tensor. */
export function tensorOfScale({ low, high, mean, standIn }: RatingScale): Float64Array {
  return Float64Array.of(low, high, mean, ...(standIn ? [standIn.view, standIn.purchase] : []));
}

/** @throws FormatError when the numbers are missing; RangeError when they are no scale */
export function readScale(read: TensorReader): RatingScale {
  const [low, high, mean, view, purchase] = read.doubles("scale", null);
  if (!(low > 0 && low <= mean && mean <= high)) {
    throw new RangeError(`Ratings from ${low} to ${high} with a mean of ${mean} are no scale.`);
  }
  return { low, high, mean, standIn: purchase === undefined ? null : { view, purchase } };
}
