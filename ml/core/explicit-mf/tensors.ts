import type { Tensor } from "../format/dtypes";
import type { TensorReader } from "../format/tensor-reader";
import type { Ridge } from "./fold-in";
import { ExplicitModel } from "./model";
import { readScale, tensorOfScale } from "./rating-scale";

/** A model of ratings as tensors: what its parameters do not say. */
export function saveExplicit({ side, ridge, scale }: ExplicitModel): Record<string, Tensor> {
  const { bias, vectors, implicit, factors } = side;
  const shape = [bias.length, factors];
  const ridges = Float64Array.of(ridge.regularisation, ridge.biasRegularisation, ridge.frequencyScaling);
  const numbers = tensorOfScale(scale);
  return {
    bias: { shape: [bias.length], data: bias },
    vectors: { shape, data: vectors },
    ...(implicit && { implicit: { shape, data: implicit } }),
    ridge: { shape: [3], data: ridges },
    scale: { shape: [numbers.length], data: numbers },
  };
}

/** Reads what `saveExplicit` wrote. */
export function loadExplicit(kind: string, read: TensorReader, factors: number): ExplicitModel {
  const vectors = read.floats("vectors", null);
  const implicit = read.has("implicit") ? read.floats("implicit", vectors.length) : undefined;
  const side = { factors, vectors, implicit, bias: read.floats("bias", vectors.length / factors) };
  return new ExplicitModel(kind, side, readRidge(read), readScale(read));
}

function readRidge(read: TensorReader): Ridge {
  const [regularisation, biasRegularisation, frequencyScaling] = read.doubles("ridge", 3);
  if (!(regularisation > 0 && biasRegularisation > 0)) {
    throw new RangeError(`A ridge of ${regularisation} and ${biasRegularisation}; both must be > 0.`);
  }
  return { regularisation, biasRegularisation, frequencyScaling };
}
