import { createKernel } from "../create-kernel";
import type { FactorIndex } from "./factor-index";

/**
 * Numbers that the scores factors[i] · query do not exceed, one for each item: a view, which the next call writes over. No
 * number where nothing can be said.
 */
export function boundScores(index: FactorIndex, query: ArrayLike<number>): Float32Array {
  const { kernel, factors, k, count, coarse, queries, scores } = index;
  queries.set(query);
  kernel.run("boundRows", 0, count, factors, k, ...coarse, queries, scores);
  return scores.subarray(0, count);
}

/** out[i] = factors[items[i]] · query, the same bits as `index.score` has for them. */
export function scoreSome(
  index: FactorIndex,
  query: ArrayLike<number>,
  items: Uint32Array,
  out: Float32Array,
): void {
  const { kernel, factors, k, queries, scores } = index;
  const [list] = index.list;
  queries.set(query);
  for (let from = 0; from < items.length; from += list.length) {
    const part = items.subarray(from, from + list.length);
    list.set(part);
    kernel.run("score", 0, part.length, factors, k, queries, scores, list);
    out.set(scores.subarray(0, part.length), from);
  }
}

/** Sums over all rows y of some factors, in double precision. */
export interface FactorSums {
  /** Σ y, length k. */
  readonly sum: Float64Array;
  /** Σ y·yᵀ, k × k. */
  readonly gram: Float64Array;
}

/** Rows summed at a time. */
const CHUNK = 4096;

/**
 * @param weights what each row is multiplied by first; 1 unless told
 */
export function sumFactors({ factors, k, count }: FactorIndex, weights?: Float64Array): FactorSums {
  // Gram matrices are made of blocks of eight: rows are padded with zeros.
  const width = 8 * Math.ceil(k / 8);
  const bytes = 4 * CHUNK * width + 8 * width * width + 3 * 64;
  const kernel = createKernel(bytes, { scratch: 512 * width });
  const rows = kernel.floats(CHUNK * width);
  const part = kernel.doubles(width * width);
  const sum = new Float64Array(k);
  const gram = new Float64Array(k * k);
  for (let first = 0; first < count; first += CHUNK) {
    const size = Math.min(CHUNK, count - first);
    for (let row = 0; row < size; row++) {
      const from = (first + row) * k;
      const weight = weights?.[first + row] ?? 1;
      for (let f = 0; f < k; f++) {
        const value = weight * factors[from + f];
        rows[row * width + f] = value;
        sum[f] += value;
      }
    }
    kernel.run("gramParts", 0, 1, rows, width, size, 1, part);
    for (let f = 0; f < k; f++) {
      for (let g = 0; g <= f; g++) gram[f * k + g] += part[g * width + f];
    }
  }
  for (let f = 0; f < k; f++) for (let g = f + 1; g < k; g++) gram[f * k + g] = gram[g * k + f];
  return { sum, gram };
}

/** Σ s and Σ s² of the scores s = y · query of all rows. */
export function sumScores(
  { sum, gram }: FactorSums,
  query: ArrayLike<number>,
): [sum: number, squares: number] {
  const k = sum.length;
  let whole = 0;
  let squares = 0;
  for (let f = 0; f < k; f++) {
    whole += query[f] * sum[f];
    let row = 0;
    for (let g = 0; g < k; g++) row += gram[f * k + g] * query[g];
    squares += query[f] * row;
  }
  return [whole, squares];
}
