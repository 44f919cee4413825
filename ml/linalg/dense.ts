/** Small dense algebra on flat, row-major Float64Arrays: k×k matrices, k up to a few hundred. */

/** C = A·B for n×n matrices. */
export function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const aij = a[i * n + j];
      if (aij === 0) continue;
      for (let l = 0; l < n; l++) c[i * n + l] += aij * b[j * n + l];
    }
  }
  return c;
}

/** Aᵀ of an n×n matrix. */
export function transposeSquare(a: Float64Array, n: number): Float64Array {
  const t = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) t[j * n + i] = a[i * n + j];
  return t;
}

/** The identity of size n. */
export function identityMatrix(n: number): Float64Array {
  const eye = new Float64Array(n * n);
  for (let i = 0; i < n; i++) eye[i * n + i] = 1;
  return eye;
}

/** Σ_ij a_ij · b_ij */
export function innerProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
