import fc from "fast-check";
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { fillNormal } from "../../testing/random-matrix";
import { createKernel } from "../create-kernel";

it.each(["plain", "wasm", "simd"] as const)("solves one row as a dense solver does (%s)", (backend) => {
  const shape = fc.record({
    k: fc.integer({ min: 1, max: 40 }),
    entries: fc.integer({ min: 0, max: 60 }),
    skip: fc.integer({ min: 0, max: 4 }),
    seed: fc.nat(1e6),
  });
  fc.assert(
    fc.property(shape, ({ k, entries, skip, seed }) => {
      const kernel = createKernel(100_000, { backend, scratch: 24 * 40 });
      const rng = createRng(seed);
      const from = Math.min(skip, entries);
      const factors = kernel.floats(70 * k);
      const columns = kernel.integers(entries);
      const confidence = kernel.doubles(entries);
      const [base, right, solved] = [kernel.doubles(k), kernel.doubles(k).fill(9), kernel.doubles(k).fill(9)];
      fillNormal(factors, rng);
      for (let f = 0; f < k; f++) base[f] = 0.1 + rng.uniform();
      for (let e = 0; e < entries; e++) {
        columns[e] = e + 7;
        confidence[e] = 3 * rng.uniform();
      }
      const a = Matrix.diag([...base]);
      const b = Matrix.zeros(k, 1);
      for (let e = from; e < entries; e++) {
        const y = Matrix.columnVector([...factors.subarray(columns[e] * k, columns[e] * k + k)]);
        a.add(y.mmul(y.transpose()).mul(confidence[e]));
        b.add(y.mul(confidence[e]));
      }
      kernel.run("sumEntries", from, entries, k, columns, confidence, factors, right);
      kernel.run(
        "solveEntries",
        from,
        entries,
        k,
        columns,
        confidence,
        factors,
        base,
        right,
        1e-12,
        200,
        solved,
      );
      const exact = new CholeskyDecomposition(a).solve(b).to1DArray();
      exact.forEach((value, f) => expect(solved[f]).toBeCloseTo(value, 7));
    }),
    { numRuns: 60, seed: 2 },
  );
});
