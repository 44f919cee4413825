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

async function expectDecomposed(
  gram: Float64Array,
  k: number,
  backend: "plain" | "wasm",
): Promise<Float64Array> {
  const { values, vectors } = await decompose(gram, k, backend);
  const size = gram.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const a = Matrix.from1DArray(k, k, [...gram]).div(size);
  const q = Matrix.from1DArray(k, k, [...vectors]);
  const scaled = Matrix.diag([...values].map((value) => value / size));
  expect(Matrix.sub(a.mmul(q), q.mmul(scaled)).norm()).toBeLessThan(1e-13 * k);
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
    for (const size of [1e-300, 1e-160, 1e-90, 1e100])
      await expectDecomposed(createGram(20, 30, 2, size), 20, backend);
    // A rank that fades away over two hundred orders of magnitude, as of factors that λ pulls to zero.
    const fading = createGram(16, 20, 3).map(
      (value, i) => value * 10 ** -(6 * (Math.floor(i / 16) + (i % 16))),
    );
    await expectDecomposed(fading, 16, backend);
  });

  it("of what is not finite is an error", async () => {
    await expect(decompose(new Float64Array(36).fill(Number.NaN), 6, backend)).rejects.toThrow("not finite");
  });
});
