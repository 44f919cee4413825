import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../base/rng";
import { createRandomMatrix, fillNormal } from "../testing/random-matrix";
import { createKernel } from "./create-kernel";
import type { Kernel } from "./kernel";
import { unpackRow } from "./plain/packed";

const BYTES = 1_000_000;
const SCRATCH = 4 * 80 * 80 + 512 * 80;
const backends = ["plain", "wasm", "simd"] as const;

type Numbers = Float32Array | Float64Array;

/** Runs the same computation on all kernels from the same seed; the results are close, relative to the largest. */
function expectSame<T extends Numbers>(
  compute: (kernel: Kernel, rng: Rng) => T,
  seed: number,
  tolerance = 2e-4,
): T {
  const [plain, wasm] = onBoth(compute, seed);
  expectAlike(wasm, plain, tolerance);
  return plain;
}

/** What the plain kernel computes from a seed, and the other. */
function onBoth<T>(compute: (kernel: Kernel, rng: Rng) => T, seed: number): [T, T] {
  const [plain, wasm] = backends.map((backend) =>
    compute(createKernel(BYTES, { backend, scratch: SCRATCH }), createRng(seed)),
  );
  return [plain, wasm];
}

function expectAlike(wasm: Numbers, plain: Numbers, tolerance: number): void {
  let size = 1;
  for (const value of plain) size = Math.max(size, Math.abs(value));
  expect(wasm.length).toBe(plain.length);
  wasm.forEach((value, i) => {
    if (!(Math.abs(value - plain[i]) <= tolerance * size)) {
      throw new Error(`at ${i}: wasm ${value}, plain ${plain[i]}`);
    }
  });
}

function normals(kernel: Kernel, length: number, rng: Rng, spread = 1): Float32Array {
  const values = kernel.floats(length);
  fillNormal(values, rng, spread);
  return values;
}

/** A sparse matrix of 30 columns and what multiplies it. */
function createSystem(kernel: Kernel, rows: number, k: number, rng: Rng) {
  const matrix = createRandomMatrix(rows, 30, 0.2 + 0.5 * rng.uniform(), rng);
  const indptr = kernel.integers(rows + 1);
  const indices = kernel.integers(matrix.indices.length);
  const confidence = kernel.floats(matrix.values.length);
  indptr.set(matrix.indptr);
  indices.set(matrix.indices);
  confidence.set(matrix.values);
  const identity = kernel.floats(k * k);
  for (let f = 0; f < k; f++) identity[f * k + f] = 1;
  const gathered = kernel.integers(15 * k);
  kernel.run("packRows", 0, 30, normals(kernel, 30 * k, rng, 0.3), k, identity, 1, gathered);
  return { indptr, indices, confidence, gathered };
}

/** k counts blocks of 16: what the kernels of training ask for. */
const shape = fc.record({
  k: fc.integer({ min: 1, max: 5 }).map((blocks) => 16 * blocks),
  rows: fc.integer({ min: 0, max: 150 }),
  skip: fc.integer({ min: 0, max: 5 }),
  seed: fc.nat(1e6),
});
const runs = { numRuns: 24, seed: 3 };

describe("all kernels agree", () => {
  it("on Gram matrices of any parts, zero for no rows", () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 6 }), ({ k, rows, seed }, parts) => {
        const found = expectSame((kernel, rng) => {
          const w = normals(kernel, rows * k, rng);
          const out = kernel.doubles(parts * k * k).fill(9); // overwritten, not added to
          kernel.run("gramParts", 0, parts, w, k, rows, parts, out);
          return keepUpper(out, k);
        }, seed);
        if (rows === 0) expect(found.every((value) => value === 0)).toBe(true);
      }),
      runs,
    );
  });

  it("on rows times a matrix, triangular or not, and touch no other row", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ k, rows, skip, seed }, isUpper) => {
        const first = Math.min(skip, rows);
        const found = expectSame((kernel, rng) => {
          const w = normals(kernel, rows * k, rng).fill(9, 0, first * k);
          const t = normals(kernel, k * k, rng);
          if (isUpper) for (let i = 0; i < k; i++) t.fill(0, i * k, i * k + i);
          kernel.run("transformRows", first, rows, w, k, t, isUpper ? 1 : 0);
          return w;
        }, seed);
        expect(found.subarray(0, first * k).every((value) => value === 9)).toBe(true);
      }),
      runs,
    );
  });

  it("on rows packed, in which next to nothing is zero and what is no number stays none", () => {
    for (const backend of backends) {
      const kernel = createKernel(BYTES, { backend, scratch: SCRATCH });
      const k = 16;
      const w = kernel.floats(k);
      w.set([1e-15, -1e-15, 8e-16, -8e-16, 1e-15, -8e-16, 1e-30, 1e-42, 1e-45, -1e-20, 0, 1]);
      const identity = kernel.floats(k * k);
      for (let f = 0; f < k; f++) identity[f * k + f] = 1;
      const out = kernel.integers(k / 2);
      kernel.run("packRows", 0, 1, w, k, identity, 0, out);
      const row = new Float32Array(k);
      unpackRow(out, 0, row);
      const sizes = Array.from(row, (value) => (Math.abs(value) < 1e-38 ? 0 : Math.sign(value)));
      expect(sizes).toEqual([1, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
      w[0] = Number.NaN;
      kernel.run("packRows", 0, 1, w, k, identity, 0, out);
      unpackRow(out, 0, row);
      expect(row[0]).toBeNaN();
    }
  });

  it("on rows packed into half the space, each number within a 256th", () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: -30, max: 30 }), ({ k, rows, seed }, exponent) => {
        const [plain, ...others] = backends.map((backend) => {
          const kernel = createKernel(BYTES, { backend, scratch: SCRATCH });
          const w = normals(kernel, rows * k, createRng(seed), 2 ** exponent);
          for (let i = 0; i < w.length; i += 3) w[i] = i % 2 === 0 ? 0 : -0;
          const identity = kernel.floats(k * k);
          for (let f = 0; f < k; f++) identity[f * k + f] = 1;
          const out = kernel.integers((rows * k) / 2);
          kernel.run("packRows", 0, rows, w, k, identity, 1, out);
          const row = new Float32Array(k);
          for (let r = 0; r < rows; r++) {
            unpackRow(out, (r * k) / 2, row);
            row.forEach((value, f) => {
              const exact = w[r * k + f];
              if (!(Math.abs(value - exact) <= Math.abs(exact) / 256 + 1e-38)) {
                throw new Error(`${exact} became ${value}`);
              }
            });
          }
          return out;
        });
        const sizes = (words: Uint32Array) => words.map((word) => word & 0x7fffffff);
        for (const words of others) expect(sizes(words)).toEqual(sizes(plain));
      }),
      runs,
    );
  });

  it("on lengths and scores of all rows, whatever their length", () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 70 }), ({ k, rows, seed }, odd) => {
        expectSame((kernel, rng) => {
          const out = kernel.doubles(rows);
          kernel.run(
            "weighLengths",
            0,
            rows,
            normals(kernel, rows * k, rng),
            k,
            normals(kernel, rows, rng),
            out,
          );
          return out;
        }, seed);
        expectSame((kernel, rng) => {
          const out = kernel.floats(rows);
          kernel.run("score", 0, rows, normals(kernel, rows * odd, rng), odd, normals(kernel, odd, rng), out);
          return out;
        }, seed);
      }),
      runs,
    );
  });

  it("on sparse rows solved by conjugate gradient, and on their loss, empty ones included", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ k, rows, skip, seed }, hasRidge) => {
        const first = Math.min(skip, rows);
        const solve = (kernel: Kernel, rng: Rng) => {
          const { indptr, indices, confidence, gathered } = createSystem(kernel, rows, k, rng);
          const base = kernel.floats(k).fill(1);
          const ridge = kernel.floats(rows).fill(hasRidge ? 0.7 : 0);
          const solved = kernel.floats(rows * k).fill(9);
          const numbers = [0.1, 1e-5, 100] as const;
          kernel.run(
            "solveRows",
            ...[first, rows, k, indptr, indices, confidence, gathered, base, ridge, ...numbers, solved],
          );
          const losses = kernel.doubles(rows);
          const given = normals(kernel, 30 * k, rng, 0.3);
          kernel.run("lossRows", 0, rows, k, indptr, indices, confidence, given, 0.1, solved, losses);
          return { solved, losses };
        };
        const [plain, wasm] = onBoth(solve, seed);
        expectAlike(wasm.solved, plain.solved, 1e-3);
        expectAlike(wasm.losses, plain.losses, 1e-3);
      }),
      runs,
    );
  });
});

/** Zeroes what lies below the diagonal of each k×k part, which nobody reads. */
function keepUpper(parts: Float64Array, k: number): Float64Array {
  return parts.map((value, at) => ((at % (k * k)) % k < Math.floor((at % (k * k)) / k) ? 0 : value));
}

describe("a WebAssembly kernel", () => {
  it("is what a runtime with SIMD gets, and the plain one what the data does not fit into", () => {
    expect(createKernel(100).backend).toBe("wasm");
    expect(createKernel(100, { backend: "plain" }).backend).toBe("plain");
    expect(createKernel(2 ** 33).backend).toBe("plain");
    expect(() => createKernel(2 ** 33, { backend: "wasm" })).toThrow(
      "No WebAssembly kernel for 8589934592 bytes",
    );
  });

  it("refuses arrays that are not its own and sizes it does not have", () => {
    const kernel = createKernel(100, { backend: "wasm" });
    const own = kernel.floats(4);
    expect(() => kernel.run("score", 0, 1, new Float32Array(4), 2, own, own)).toThrow(
      "not allocated by this kernel",
    );
    expect(() => kernel.floats(100_000)).toThrow("are used up");
  });
});
