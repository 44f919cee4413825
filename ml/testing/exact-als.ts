import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { Csr } from "../linalg/sparse/csr";
import type { AlsConfig } from "../models/als/config";
import { frequencyRidge } from "../models/als/dense-term";

/**
 * One half of ALS written down as the equation stands in ml/models/als/README.md, one dense system per row solved by
 * ml-matrix. Some hundred times slower than ml/models/als/train.ts: the specification, and the oracle of its tests.
 *
 * @param y the other side, columns × k
 * @returns rows × k; rows without entries are 0
 */
export function solveSideExactly(matrix: Csr, y: Matrix, config: AlsConfig): Matrix {
  const x = Matrix.zeros(matrix.rows, config.factors);
  const gram = y.transpose().mmul(y).mul(config.unobserved);
  for (let u = 0; u < matrix.rows; u++) {
    const [from, to] = [matrix.indptr[u], matrix.indptr[u + 1]];
    if (from === to) continue;
    const a = gram.clone();
    const b = Matrix.zeros(config.factors, 1);
    const ridge = frequencyRidge(config, to - from, matrix.columns);
    for (let f = 0; f < config.factors; f++) a.set(f, f, a.get(f, f) + ridge);
    for (let e = from; e < to; e++) {
      const yi = y.getRowVector(matrix.indices[e]).transpose();
      const d = config.alpha * matrix.values[e];
      a.add(yi.mmul(yi.transpose()).mul(d));
      b.add(yi.clone().mul(config.unobserved + d));
    }
    x.setRow(u, new CholeskyDecomposition(a).solve(b).to1DArray());
  }
  return x;
}

/** The objective of ml/models/als/README.md for X·Yᵀ. */
export function alsLoss(matrix: Csr, x: Matrix, y: Matrix, config: AlsConfig): number {
  const observedOf = (counts: Uint32Array, i: number): number => counts[i + 1] - counts[i];
  const columnCounts = new Uint32Array(matrix.columns);
  let loss = 0;
  for (let u = 0; u < matrix.rows; u++) {
    const scores = x.getRowVector(u).mmul(y.transpose()).to1DArray();
    for (const score of scores) loss += config.unobserved * score ** 2;
    for (let e = matrix.indptr[u]; e < matrix.indptr[u + 1]; e++) {
      const score = scores[matrix.indices[e]];
      const d = config.alpha * matrix.values[e];
      columnCounts[matrix.indices[e]]++;
      loss += (config.unobserved + d) * (1 - score) ** 2 - config.unobserved * score ** 2;
    }
    const ridge = frequencyRidge(config, observedOf(matrix.indptr, u), matrix.columns);
    loss += ridge * squaredLength(x.getRow(u));
  }
  for (let i = 0; i < matrix.columns; i++) {
    loss += frequencyRidge(config, columnCounts[i], matrix.rows) * squaredLength(y.getRow(i));
  }
  return loss;
}

function squaredLength(row: readonly number[]): number {
  return row.reduce((sum, value) => sum + value ** 2, 0);
}
