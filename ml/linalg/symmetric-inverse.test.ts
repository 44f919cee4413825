import { inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { createRng } from "../base/rng";
import { invertSymmetric } from "./symmetric-inverse";

/** XᵀX + I of a random X. */
function createDefinite(n: number): Float64Array {
  const rng = createRng(n);
  const x = Matrix.from1DArray(
    n,
    n,
    Float64Array.from({ length: n * n }, () => rng.normal()),
  );
  return Float64Array.from(Matrix.eye(n).add(x.transpose().mmul(x)).to1DArray());
}

describe("the inverse of a symmetric matrix", () => {
  // Around the block size of 64, and several blocks.
  it.each([1, 2, 63, 64, 65, 130, 200])("is what ml-matrix finds, n = %d", async (n) => {
    const a = createDefinite(n);
    const wanted = inverse(Matrix.from1DArray(n, n, [...a]));
    await invertSymmetric(a, n);
    expect(
      Matrix.sub(Matrix.from1DArray(n, n, a), wanted)
        .abs()
        .max(),
    ).toBeLessThan(1e-9);
  });

  it("reads only the part below the diagonal", async () => {
    const a = createDefinite(70);
    const same = a.map((value, at) => (at % 70 > Math.floor(at / 70) ? Number.NaN : value));
    await invertSymmetric(a, 70);
    await invertSymmetric(same, 70);
    expect(same).toEqual(a);
  });

  it("names the row that depends on others", async () => {
    const a = createDefinite(100);
    for (let i = 0; i < 100; i++) a[80 * 100 + i] = a[i * 100 + 80] = a[3 * 100 + i];
    a[80 * 100 + 80] = a[3 * 100 + 3];
    await expect(invertSymmetric(a, 100)).rejects.toThrow(/Row 80 has the pivot .*use more regularisation/);
  });

  it("ends where it is told to, and says how far it is", async () => {
    const seen: number[] = [];
    await invertSymmetric(createDefinite(130), 130, { onProgress: (fraction) => seen.push(fraction) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    const stop = {
      checkpoint: () => {
        throw new Error("stop");
      },
      yield: () => Promise.resolve(),
    };
    await expect(invertSymmetric(createDefinite(5), 5, { pace: stop })).rejects.toThrow("stop");
  });
});
