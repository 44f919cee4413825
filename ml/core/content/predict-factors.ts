import type { Csr } from "../../linalg/sparse/csr";
import { multiplyDense, solveRidge } from "./ridge";

export interface FactorPredictionConfig {
  /** λ to try, each > 0; the one that predicts withheld items best is taken. */
  readonly regularisations: readonly number[];
  /** Most items λ is chosen on. */
  readonly validationItems: number;
}

export const DEFAULT_FACTOR_PREDICTION: FactorPredictionConfig = {
  regularisations: [0.03, 0.1, 0.3, 1, 3, 10, 30, 100],
  validationItems: 5000,
};

export interface PredictedFactors {
  /** Items × k: as given for items that were touched, predicted for the others. */
  readonly factors: Float32Array;
  /** λ that was chosen. */
  readonly regularisation: number;
  /** Share of the withheld factors' variance that content explains; 0 or less says that it is of no use. */
  readonly explained: number;
}

/** How exactly the systems are solved: what content cannot say of factors is far more than this. */
const TOLERANCE = 1e-3;
/** One item in so many of those with factors is withheld when λ is chosen. */
const FOLDS = 5;
/** Fewer items with both factors and content teach nothing. */
export const LEAST_KNOWN = FOLDS;

/**
 * Factors for items nobody has touched, by ridge regression from content to factor space: y_i ≈ ȳ + Wᵀc_i. A
 * item without content keeps factors of 0.
 *
 * @param content items × terms, as `buildTermMatrix` makes it
 * @param factors items × k, row-major
 * @param touched 1 for items whose factors were learnt
 * @throws RangeError when the shapes do not fit, or too few items have both factors and content
 */
export function predictFactors(
  content: Csr,
  factors: Float32Array,
  touched: Uint8Array,
  config: FactorPredictionConfig = DEFAULT_FACTOR_PREDICTION,
): PredictedFactors {
  const k = checkShapes(content, factors, touched, config);
  const described = (row: number) => content.indptr[row + 1] > content.indptr[row];
  const rows = Array.from({ length: content.rows }, (_, row) => row);
  const known = rows.filter((row) => touched[row] !== 0 && described(row));
  if (known.length < LEAST_KNOWN) {
    throw new RangeError(
      `${known.length} items have factors and content; it takes ${LEAST_KNOWN} to learn from.`,
    );
  }
  const { regularisation, explained } = chooseRegularisation(content, factors, k, known, config);
  const cold = rows.filter((row) => touched[row] === 0 && described(row));
  const predicted = regress(content, factors, k, known, regularisation)(cold);
  const out = factors.slice();
  for (const row of rows) if (touched[row] === 0) out.fill(0, row * k, row * k + k);
  for (const [place, row] of cold.entries()) out.set(predicted.subarray(place * k, place * k + k), row * k);
  return { factors: out, regularisation, explained };
}

function checkShapes(
  content: Csr,
  factors: Float32Array,
  touched: Uint8Array,
  { regularisations, validationItems }: FactorPredictionConfig,
): number {
  const k = factors.length / touched.length;
  if (content.rows !== touched.length || !Number.isInteger(k)) {
    throw new RangeError(
      `${factors.length} factors and ${touched.length} marks do not fit the content of ${content.rows} items.`,
    );
  }
  const wrong = regularisations.find((lambda) => !(lambda > 0 && Number.isFinite(lambda)));
  if (wrong !== undefined || regularisations.length === 0) {
    throw new RangeError(`"regularisations" are one or more numbers > 0; found ${wrong ?? "none"}.`);
  }
  if (!(validationItems >= FOLDS)) {
    throw new RangeError(`"validationItems" must be at least ${FOLDS}; found ${validationItems}.`);
  }
  return k;
}

/** The λ that predicts every fifth item best from the others. */
function chooseRegularisation(
  content: Csr,
  factors: Float32Array,
  k: number,
  known: readonly number[],
  { regularisations, validationItems }: FactorPredictionConfig,
): Pick<PredictedFactors, "regularisation" | "explained"> {
  const step = Math.max(1, known.length / validationItems);
  const sampled = known.filter((_, place) => Math.floor((place + 1) / step) > Math.floor(place / step));
  const withheld = sampled.filter((_, place) => place % FOLDS === 0);
  const rest = sampled.filter((_, place) => place % FOLDS !== 0);
  const mean = meanRow(factors, k, rest);
  const spread = squaredDistance(withheld, factors, k, (_place, f) => mean[f]);
  let best = { regularisation: regularisations[0], error: Infinity };
  for (const regularisation of regularisations) {
    const predicted = regress(content, factors, k, rest, regularisation)(withheld);
    const error = squaredDistance(withheld, factors, k, (place, f) => predicted[place * k + f]);
    if (error < best.error) best = { regularisation, error };
  }
  return { regularisation: best.regularisation, explained: spread > 0 ? 1 - best.error / spread : 0 };
}

/** Learns ȳ and W from `known` items; the function returned predicts others, one row of k each. */
function regress(
  content: Csr,
  factors: Float32Array,
  k: number,
  known: readonly number[],
  regularisation: number,
): (rows: readonly number[]) => Float64Array {
  const mean = meanRow(factors, k, known);
  const centred = new Float64Array(known.length * k);
  for (const [place, row] of known.entries()) {
    for (let f = 0; f < k; f++) centred[place * k + f] = factors[row * k + f] - mean[f];
  }
  const weights = solveRidge(pickRows(content, known), centred, k, regularisation, TOLERANCE);
  return (rows) => {
    const predicted = multiplyDense(pickRows(content, rows), weights, k);
    for (let at = 0; at < predicted.length; at += k) {
      for (let f = 0; f < k; f++) predicted[at + f] += mean[f];
    }
    return predicted;
  };
}

function meanRow(factors: Float32Array, k: number, rows: readonly number[]): Float64Array {
  const mean = new Float64Array(k);
  for (const row of rows) for (let f = 0; f < k; f++) mean[f] += factors[row * k + f] / rows.length;
  return mean;
}

function squaredDistance(
  rows: readonly number[],
  factors: Float32Array,
  k: number,
  predicted: (place: number, f: number) => number,
): number {
  let sum = 0;
  for (const [place, row] of rows.entries()) {
    for (let f = 0; f < k; f++) sum += (factors[row * k + f] - predicted(place, f)) ** 2;
  }
  return sum;
}

function pickRows({ columns, indptr, indices, values }: Csr, rows: readonly number[]): Csr {
  const starts = new Uint32Array(rows.length + 1);
  for (const [place, row] of rows.entries())
    starts[place + 1] = starts[place] + indptr[row + 1] - indptr[row];
  const picked = {
    rows: rows.length,
    columns,
    indptr: starts,
    indices: new Uint32Array(starts[rows.length]),
    values: new Float32Array(starts[rows.length]),
  };
  for (const [place, row] of rows.entries()) {
    picked.indices.set(indices.subarray(indptr[row], indptr[row + 1]), starts[place]);
    picked.values.set(values.subarray(indptr[row], indptr[row + 1]), starts[place]);
  }
  return picked;
}
