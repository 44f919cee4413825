import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transpose, type Csr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { expectClose } from "../../testing/expect-close";
import { createRandomMatrix, fillNormal } from "../../testing/random-matrix";
import { createKernel } from "../create-kernel";
import type { Kernel } from "../kernel";
import { similarityScratch, SUMS_PER_MARK } from "../operations/sparse-operations";

const runs = { numRuns: 80, seed: 6 };
const shape = fc.record({
  rows: fc.integer({ min: 0, max: 60 }),
  columns: fc.integer({ min: 1, max: 30 }),
  skip: fc.integer({ min: 0, max: 5 }),
  seed: fc.nat(1e6),
});

function onEach<T>(compute: (kernel: Kernel) => T): readonly [plain: T, wasm: T, simd: T] {
  const scratch = similarityScratch(60, 80);
  const on = (backend: "plain" | "wasm" | "simd") => compute(createKernel(300_000, { backend, scratch }));
  return [on("plain"), on("wasm"), on("simd")];
}

function copyInto(kernel: Kernel, { indptr, indices, values }: Csr) {
  const copy = [
    kernel.integers(indptr.length),
    kernel.integers(indices.length),
    kernel.floats(values.length),
  ] as const;
  copy[0].set(indptr);
  copy[1].set(indices);
  copy[2].set(values);
  return copy;
}

describe("all kernels agree", () => {
  it("on sparse times dense, and touch no other row", () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 80 }), ({ rows, columns, skip, seed }, width) => {
        const from = Math.min(skip, rows);
        const matrix = createRandomMatrix(rows, columns, 0.3, createRng(seed));
        const [plain, ...others] = onEach((kernel) => {
          const dense = kernel.floats(columns * width);
          fillNormal(dense, createRng(seed));
          const out = kernel.floats(rows * width).fill(9); // overwritten, not added to
          kernel.run("sparseTimesDense", from, rows, ...copyInto(kernel, matrix), width, dense, out);
          return out;
        });
        for (const other of others) {
          expectClose(other, plain, 1e-3);
          expect(other.subarray(0, from * width).every((value) => value === 9)).toBe(true);
        }
      }),
      runs,
    );
  });

  it("on similar rows to the last bit, ties and cancelled sums included, whatever ran before", () => {
    fc.assert(
      fc.property(
        shape,
        fc.integer({ min: 1, max: 80 }),
        fc.constantFrom(0, 0.3, 20),
        ({ rows, columns, skip, seed }, limit, shrinkage) => {
          const first = Math.min(skip, rows);
          const rng = createRng(seed);
          const random = createRandomMatrix(rows, columns, 0.2, rng);
          // Whole numbers of both signs every other time: many ties, and sums that cancel to 0.
          const values = random.values.map((value) => (seed % 2 ? Math.round(value) - 2 : value));
          const matrix = { ...random, values };
          const norms = Float32Array.from({ length: rows }, () => rng.integer(4));
          const [plain, ...others] = onEach((kernel) => {
            const own = kernel.floats(SUMS_PER_MARK * Math.ceil(rows / SUMS_PER_MARK));
            own.set(norms);
            const outputs = [
              kernel.integers(rows * limit),
              kernel.floats(rows * limit),
              kernel.integers(rows),
            ] as const;
            const operands = [
              ...copyInto(kernel, matrix),
              ...copyInto(kernel, transpose(matrix)),
              own,
            ] as const;
            for (let again = 0; again < 2; again++) {
              kernel.run("similarRows", first, rows, rows, ...operands, shrinkage, limit, first, ...outputs);
            }
            return outputs.map((output) => [...output]);
          });
          for (const other of others) expect(other).toEqual(plain);
        },
      ),
      runs,
    );
  });
});
