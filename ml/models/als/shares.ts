import { factorInPlace } from "../../linalg/cholesky";
import type { History } from "../../core/recommender";
import type { AlsModel } from "./model";

/**
 * `explain` of one history for many items. With Z the factors of its items, A = M + ZᵀDZ and M diagonal, what is asked for
 * is Z·A⁻¹·y for the factors y of each item, and by the identity of Woodbury
 *
 *     Z A⁻¹ y = u − K D^½ S⁻¹ D^½ u        u = Z M⁻¹ y,  K = Z M⁻¹ Zᵀ,  S = I + D^½ K D^½
 *
 * so that the system to be factored once is as large as the history is long, and not as long as the factors are.
 */
export function createShares(model: AlsModel, history: History, now: number): (item: number) => Float32Array {
  const { factors, config, itemCount } = model;
  const k = config.factors;
  const merged = model.merge(history, now);
  const { columns, confidence, base } = model.systemOf(merged);
  const m = columns.length;
  // Longer than the factors are: one system for each item, as the model itself has it, is smaller.
  if (m > k) return (item) => model.explain(history, item, now);
  const roots = confidence.map(Math.sqrt);
  const scaled = new Float64Array(m * k); // Z·M⁻¹
  for (let j = 0; j < m; j++) {
    for (let f = 0; f < k; f++) scaled[j * k + f] = factors[columns[j] * k + f] / base[f];
  }
  const gram = new Float64Array(m * m);
  const lower = new Float64Array(m * m);
  for (let j = 0; j < m; j++) {
    for (let i = 0; i <= j; i++) {
      const product = dot(scaled, j * k, factors, columns[i] * k, k);
      gram[j * m + i] = gram[i * m + j] = product;
      lower[j * m + i] = product * roots[i] * roots[j] + (i === j ? 1 : 0);
    }
  }
  const isSolvable = factorInPlace({ data: lower, offset: 0, stride: m }, m) < 0;
  return (item) => {
    const isKnown = Number.isInteger(item) && item >= 0 && item < itemCount;
    if (!isSolvable || !isKnown) return model.explain(history, item, now);
    const shares = new Float64Array(m);
    const solved = new Float64Array(m);
    for (let j = 0; j < m; j++) {
      shares[j] = dot(scaled, j * k, factors, item * k, k);
      solved[j] = roots[j] * shares[j];
    }
    solveLower(lower, solved);
    for (let j = 0; j < m; j++) solved[j] *= roots[j];
    for (let j = 0; j < m; j++) shares[j] -= dot(gram, j * m, solved, 0, m);
    return Float32Array.from(
      merged.slot,
      (slot, j) => merged.share[j] * (config.unobserved + confidence[slot]) * shares[slot],
    );
  };
}

/** x of L·Lᵀ·x = b, in place. */
function solveLower(l: Float64Array, b: Float64Array): void {
  const n = b.length;
  for (let i = 0; i < n; i++) b[i] = (b[i] - dot(l, i * n, b, 0, i)) / l[i * n + i];
  for (let i = n - 1; i >= 0; i--) {
    b[i] /= l[i * n + i];
    for (let j = 0; j < i; j++) b[j] -= l[i * n + j] * b[i];
  }
}

/** Of two stretches; four sums, because one would have to wait for itself at every step. */
function dot(a: Float64Array, p: number, b: Float64Array | Float32Array, q: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let f = 0;
  for (; f + 4 <= length; f += 4) {
    s0 += a[p + f] * b[q + f];
    s1 += a[p + f + 1] * b[q + f + 1];
    s2 += a[p + f + 2] * b[q + f + 2];
    s3 += a[p + f + 3] * b[q + f + 3];
  }
  for (; f < length; f++) s0 += a[p + f] * b[q + f];
  return s0 + s1 + s2 + s3;
}
