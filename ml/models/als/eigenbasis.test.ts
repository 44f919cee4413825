import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { createKernel } from "../../kernels/create-kernel";
import { createRng } from "../../base/rng";
import { createEigenbasis, eigenbasisBytes } from "./eigenbasis";

function decompose(gram: Float64Array, k: number, backend: "plain" | "wasm") {
  const kernel = createKernel(eigenbasisBytes(k) + 1024, { backend, scratch: 8 * k });
  return createEigenbasis(kernel, k).decompose(gram);
}

/** WᵀW of `rank` normal rows, times `size`. */
function createGram(k: number, rank: number, seed: number, size = 1): Float64Array {
  const rng = createRng(seed);
  const w = Matrix.from1DArray(
    rank,
    k,
    Array.from({ length: rank * k }, () => rng.normal()),
  );
  return Float64Array.from(w.transpose().mmul(w).mul(size).to1DArray());
}

/** The Gram matrix of factors that λ pulls to zero: each direction `fading` orders of magnitude below the one before. */
function createFading(k: number, fading: number, seed: number): Float64Array {
  const size = (at: number): number => 10 ** (-fading * (at % k) - fading * Math.floor(at / k));
  return createGram(k, 2 * k, seed).map((value, at) => value * size(at));
}

async function expectDecomposed(
  gram: Float64Array,
  k: number,
  backend: "plain" | "wasm",
): Promise<Float64Array> {
  const { values, vectors } = await decompose(gram, k, backend);
  const size = gram.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const a = Matrix.from1DArray(
    k,
    k,
    Array.from(gram, (value) => value / size),
  );
  const q = Matrix.from1DArray(k, k, [...vectors]);
  const scaled = Matrix.diag(Array.from(values, (value) => value / size));
  // Of denormal numbers few digits are left to tell eigenvalues by.
  const rounding = 1e-13 + Number.MIN_VALUE / size;
  expect(Matrix.sub(a, q.mmul(scaled).mmul(q.transpose())).norm()).toBeLessThan(rounding * k);
  expect(Matrix.sub(q.transpose().mmul(q), Matrix.eye(k)).norm()).toBeLessThan(1e-13 * k);
  return values.sort();
}

describe.each(["plain", "wasm"] as const)("the eigenbasis by the %s kernel", (backend) => {
  it("is that of matrices of any size and rank, with the eigenvalues ml-matrix finds", async () => {
    const shape = fc.record({
      k: fc.integer({ min: 1, max: 70 }),
      rank: fc.integer({ min: 1, max: 80 }),
      seed: fc.nat(1e6),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ k, rank, seed }) => {
        const gram = createGram(k, rank, seed);
        const found = await expectDecomposed(gram, k, backend);
        const oracle = new EigenvalueDecomposition(Matrix.from1DArray(k, k, [...gram]), {
          assumeSymmetric: true,
        });
        const wanted = oracle.realEigenvalues.sort((x, y) => x - y);
        found.forEach((value, i) =>
          expect(Math.abs(value - wanted[i])).toBeLessThan(1e-11 * wanted[k - 1] + 1e-12),
        );
      }),
      { numRuns: 15, seed: 4 },
    );
  });

  it("is found of zeros, of a diagonal, and of elements almost too small or too large to square", async () => {
    await expectDecomposed(new Float64Array(25), 5, backend);
    await expectDecomposed(
      Float64Array.from({ length: 49 }, (_, i) => (i % 8 === 0 ? i : 0)),
      7,
      backend,
    );
    for (const size of [1e-322, 1e-312, 1e-300, 1e-160, 1e-90, 1e-30, 1e100, 1e305]) {
      await expectDecomposed(createGram(20, 30, 2, size), 20, backend);
      await expectDecomposed(createGram(20, 3, 2, size), 20, backend);
    }
  });

  it("is found of what fades away slowly, over any number of orders of magnitude and of any size", async () => {
    const shape = fc.record({
      k: fc.integer({ min: 2, max: 90 }),
      fading: fc.double({ min: 0, max: 2, noNaN: true }),
      seed: fc.nat(1e6),
      digits: fc.integer({ min: -280, max: 280 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ k, fading, seed, digits }) => {
        const gram = createFading(k, fading, seed).map((value) => value * 10 ** digits);
        await expectDecomposed(gram, k, backend);
      }),
      { numRuns: 15, seed: 4 },
    );
    // Long and steady: here the first eigenvalue alone took more sweeps than any was allowed.
    for (const fading of [0.05, 0.1, 0.2]) await expectDecomposed(createFading(160, fading, 1), 160, backend);
  });

  it("of what is not finite, or has an eigenvalue that is not, is an error", async () => {
    await expect(decompose(new Float64Array(36).fill(Number.NaN), 6, backend)).rejects.toThrow("not finite");
    await expect(decompose(new Float64Array(36).fill(1.7e308), 6, backend)).rejects.toThrow("not finite");
  });
});
