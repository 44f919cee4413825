import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng";
import { createRandomMatrix, fillNormal } from "../testing/random-matrix";
import { createKernel } from "./create-kernel";
import type { Kernel } from "./kernel";

const BYTES = 4_000_000;
const backends = ["plain", "wasm"] as const;

/** Runs the same computation on both kernels from the same seed. */
function onBoth(seed: number, compute: (kernel: Kernel, seed: number) => Float32Array): Float32Array[] {
  return backends.map((backend) => compute(createKernel(BYTES, backend), seed).slice());
}

function expectClose([plain, wasm]: Float32Array[], tolerance = 2e-4): void {
  const size = plain.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  expect(wasm.length).toBe(plain.length);
  wasm.forEach((value, i) => {
    if (!(Math.abs(value - plain[i]) <= tolerance * size)) {
      throw new Error(`at ${i}: wasm ${value}, plain ${plain[i]}`);
    }
  });
}

const shape = fc.record({
  k: fc.integer({ min: 1, max: 70 }),
  rows: fc.integer({ min: 0, max: 40 }),
  skip: fc.integer({ min: 0, max: 5 }),
  seed: fc.nat(1e6),
});
const runs = { numRuns: 80, seed: 3 };

describe("the two kernels agree", () => {
  it("on Gram matrices of any range of rows", () => {
    fc.assert(
      fc.property(shape, ({ k, rows, skip, seed }) => {
        const found = onBoth(seed, (kernel) => {
          const w = kernel.floats(rows * k);
          fillNormal(w, createRng(seed));
          const out = kernel.floats(k * k).fill(9); // overwritten, not added to
          kernel.gram(w, k, Math.min(skip, rows), rows, out);
          return out;
        });
        expectClose(found);
        if (rows <= skip) expect(found[0].every((value) => value === 0)).toBe(true);
      }),
      runs,
    );
  });

  it("on rows times a matrix, and touch no other row", () => {
    fc.assert(
      fc.property(shape, ({ k, rows, skip, seed }) => {
        const found = onBoth(seed, (kernel) => {
          const rng = createRng(seed);
          const w = kernel.floats(rows * k);
          const t = kernel.floats(k * k);
          fillNormal(w, rng);
          fillNormal(t, rng);
          const out = kernel.floats(rows * k).fill(9);
          kernel.transformRows(w, k, Math.min(skip, rows), rows, t, out);
          return out;
        });
        expectClose(found);
        expect(found[1].subarray(0, Math.min(skip, rows) * k).every((value) => value === 9)).toBe(true);
      }),
      runs,
    );
  });

  it("on scores of all products", () => {
    fc.assert(
      fc.property(shape, ({ k, rows, seed }) => {
        expectClose(
          onBoth(seed, (kernel) => {
            const rng = createRng(seed);
            const factors = kernel.floats(rows * k);
            const x = kernel.floats(k);
            fillNormal(factors, rng);
            fillNormal(x, rng);
            const out = kernel.floats(rows);
            kernel.score(factors, k, rows, x, out);
            return out;
          }),
        );
      }),
      runs,
    );
  });

  it("on sparse rows solved by conjugate gradient, empty ones included", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ k, rows, skip, seed }, hasRidge) => {
        const solve = (kernel: Kernel): Float32Array => {
          const rng = createRng(seed);
          const matrix = createRandomMatrix(rows, 30, 0.2, rng);
          const system = {
            ...{ k, unobserved: 0.1, tolerance: 1e-5, maxSteps: 100 },
            indptr: kernel.integers(rows + 1),
            indices: kernel.integers(matrix.indices.length),
            confidence: kernel.floats(matrix.values.length),
            gathered: kernel.floats(30 * k),
            base: kernel.floats(k).fill(1),
            ridge: kernel.floats(rows).fill(hasRidge ? 0.7 : 0),
            solved: kernel.floats(rows * k).fill(9),
            scratch: kernel.floats(5 * k),
          };
          system.indptr.set(matrix.indptr);
          system.indices.set(matrix.indices);
          system.confidence.set(matrix.values);
          fillNormal(system.gathered, rng, 0.3);
          kernel.solveRows(system, Math.min(skip, rows), rows);
          return system.solved;
        };
        expectClose(onBoth(seed, solve), 1e-3);
      }),
      runs,
    );
  });

  it("on zero rows, which give zeros and take no step", () => {
    for (const backend of backends) {
      const kernel = createKernel(10_000, backend);
      const system = {
        ...{ k: 5, unobserved: 0.1, tolerance: 0.01, maxSteps: 9 },
        ...{ indptr: kernel.integers(4), indices: kernel.integers(0), confidence: kernel.floats(0) },
        ...{ gathered: kernel.floats(5), base: kernel.floats(5), ridge: kernel.floats(3) },
        ...{ solved: kernel.floats(15).fill(9), scratch: kernel.floats(25) },
      };
      expect(kernel.solveRows(system, 0, 3)).toBe(0);
      expect([...system.solved]).toEqual(new Array(15).fill(0));
    }
  });
});

describe("a WebAssembly kernel", () => {
  it("is what a runtime with SIMD gets, and the plain one what the data does not fit into", () => {
    expect(createKernel(100).backend).toBe("wasm");
    expect(createKernel(100, "plain").backend).toBe("plain");
    expect(createKernel(2 ** 33).backend).toBe("plain");
    expect(() => createKernel(2 ** 33, "wasm")).toThrow("No WebAssembly kernel for 8589934592 bytes");
  });

  it("refuses arrays that are not its own and sizes it does not have", () => {
    const kernel = createKernel(100, "wasm");
    const own = kernel.floats(4);
    expect(() => kernel.gram(new Float32Array(4), 2, 0, 2, own)).toThrow("not allocated by this kernel");
    expect(() => kernel.floats(100_000)).toThrow("are used up");
  });
});
