import fc from "fast-check";
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { cholesky, invertLower } from "./cholesky";
import { identityMatrix, multiply, transposeSquare } from "./dense";
import { decomposeSymmetric } from "./eigen";
import { createRng } from "../base/rng";
import { topK } from "../base/top-k";

/** A random symmetric positive definite matrix. */
function createDefinite(n: number, seed: number): Float64Array {
  const rng = createRng(seed);
  const a = Float64Array.from({ length: n * n }, () => rng.normal());
  const item = multiply(a, transposeSquare(a, n), n);
  for (let i = 0; i < n; i++) item[i * n + i] += 0.5;
  return item;
}

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, digits = 8): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(wanted[i], digits);
}

describe("dense algebra", () => {
  for (const n of [1, 2, 5, 13]) {
    const a = createDefinite(n, n);
    const oracle = Matrix.from1DArray(n, n, [...a]);

    it(`multiplies and factors as ml-matrix does, n = ${n}`, () => {
      expectClose(multiply(a, a, n), oracle.mmul(oracle).to1DArray());
      expectClose(cholesky(a, n), new CholeskyDecomposition(oracle).lowerTriangularMatrix.to1DArray());
    });

    it(`inverts, n = ${n}`, () => {
      const l = cholesky(a, n);
      expectClose(multiply(l, invertLower(l, n), n), identityMatrix(n));
    });

    it(`finds the eigenbasis, n = ${n}`, () => {
      const { values, vectors } = decomposeSymmetric(a, n);
      const diagonal = multiply(multiply(transposeSquare(vectors, n), a, n), vectors, n);
      expectClose(diagonal, Matrix.diag([...values]).to1DArray(), 6);
    });
  }

  it.each([1e-322, 1e-312, 1e-160, 1e-30, 1, 1e160, 1e305])(
    "finds the eigenbasis of a matrix of %d",
    (size) => {
      const n = 24;
      for (const fading of [0, 0.1, 1]) {
        const of = (i: number) => 10 ** (-fading * i);
        const a = createDefinite(n, 3).map((value, at) => value * of(at % n) * of(Math.floor(at / n)) * size);
        const { values, vectors } = decomposeSymmetric(a, n);
        const largest = a.reduce((most, value) => Math.max(most, value), 0);
        const scaled = Matrix.diag(Array.from(values, (value) => value / largest)).to1DArray();
        const back = multiply(
          multiply(vectors, Float64Array.from(scaled), n),
          transposeSquare(vectors, n),
          n,
        );
        const digits = Math.min(12, Math.floor(-Math.log10(Number.MIN_VALUE / largest)) - 2);
        expectClose(
          back,
          a.map((value) => value / largest),
          digits,
        );
        expectClose(multiply(transposeSquare(vectors, n), vectors, n), identityMatrix(n), 12);
      }
    },
  );

  it("says of a matrix that is not finite that it is not", () => {
    expect(() => decomposeSymmetric(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2)).toThrow("not finite");
    expect(() => decomposeSymmetric(new Float64Array(4).fill(1.7e308), 2)).toThrow("not finite");
  });

  it("says which pivot is not positive", () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow("Pivot 1 of 2 is -3");
  });
});

describe("the generator", () => {
  it("repeats itself for a seed and for no other", () => {
    const draw = (seed: number) => {
      const rng = createRng(seed);
      return Array.from({ length: 8 }, () => rng.uniform());
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it("is uniform, and normal", () => {
    const rng = createRng(0);
    const n = 40_000;
    const uniform = Array.from({ length: n }, () => rng.uniform());
    const normal = Array.from({ length: n }, () => rng.normal());
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / n;
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(mean(normal))).toBeLessThan(0.03);
    expect(Math.abs(mean(normal.map((z) => z * z)) - 1)).toBeLessThan(0.04);
  });
});

describe("the best k", () => {
  it("are what sorting finds: by score, ties by index, without the blocked and NaN", () => {
    const score = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.float(), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.array(score, { maxLength: 60 }),
        fc.integer({ min: -1, max: 70 }),
        fc.nat(),
        (list, k, salt) => {
          const scores = Float32Array.from(list);
          const blocked = Uint8Array.from(scores, (_, i) => ((i * 7 + salt) % 5 === 0 ? 1 : 0));
          const wanted = [...scores.keys()]
            .filter((i) => blocked[i] === 0 && !Number.isNaN(scores[i]))
            .sort((a, b) => (scores[b] === scores[a] ? a - b : scores[b] > scores[a] ? 1 : -1))
            .slice(0, Math.max(0, k));
          const found = topK(scores, k, blocked);
          expect([...found.items]).toEqual(wanted);
          expect([...found.scores]).toEqual(wanted.map((i) => scores[i]));
        },
      ),
      { seed: 1 },
    );
  });
});
