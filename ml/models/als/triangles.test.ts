import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { createKernel } from "../../kernels/create-kernel";
import { createRng } from "../../base/rng";
import { createTriangles, triangleBytes } from "./triangles";

function createDefinite(k: number, seed: number): Matrix {
  const rng = createRng(seed);
  const w = Matrix.from1DArray(
    k + 3,
    k,
    Array.from({ length: (k + 3) * k }, () => rng.normal()),
  );
  return w.transpose().mmul(w).add(Matrix.eye(k));
}

function expectClose(found: Matrix, wanted: Matrix): void {
  expect(Matrix.sub(found, wanted).norm() / wanted.norm()).toBeLessThan(1e-9);
}

const toMatrix = (values: Float64Array, k: number): Matrix => Matrix.from1DArray(k, k, [...values]);

describe.each(["plain", "wasm"] as const)("triangles by the %s kernel", (backend) => {
  it.each([1, 2, 5, 8, 17, 33, 70])("are the factors and metrics of their equations, k = %i", async (k) => {
    const triangles = createTriangles(createKernel(triangleBytes(k) + 1024, { backend }), k);
    let n = Matrix.eye(k);
    for (const seed of [1, 2, 3]) {
      const b = createDefinite(k, seed);
      const seen = Matrix.zeros(k, k);
      const rotation = await triangles.advance((i, j, nij) => {
        seen.set(i, j, nij).set(j, i, nij);
        return b.get(i, j);
      });
      const c = new CholeskyDecomposition(b).lowerTriangularMatrix;
      expectClose(seen, n);
      expectClose(toMatrix(rotation, k), inverse(c).transpose());
      const { solved, given } = await triangles.back();
      // X = W·T with T⁻ᵀT⁻¹ = N, before and after; and both in the same coordinates: T·T'ᵀ = C⁻ᵀ.
      const [t, next] = [toMatrix(given, k), toMatrix(solved, k)];
      expectClose(inverse(t.mmul(t.transpose())), n);
      n = c.transpose().mmul(inverse(n)).mmul(c);
      expectClose(inverse(next.mmul(next.transpose())), n);
      expectClose(t.mmul(next.transpose()), inverse(c).transpose());
    }
    triangles.reset();
    expectClose(toMatrix((await triangles.back()).solved, k), Matrix.eye(k));
  });

  it("say when a system is not positive definite", async () => {
    const triangles = createTriangles(createKernel(triangleBytes(3) + 1024, { backend }), 3);
    const indefinite = [1, 2, 1, 0, 0, 1];
    const bOf = (i: number, j: number): number => indefinite[(i * (i + 1)) / 2 + j];
    await expect(triangles.advance(bOf)).rejects.toThrow("pivot 1 of 3");
  });
});
