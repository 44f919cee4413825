import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../../base/rng";
import { topK } from "../../base/top-k";
import { expectClose } from "../../testing/expect-close";
import { fillNormal } from "../../testing/random-matrix";
import { createKernel } from "../create-kernel";
import type { Kernel } from "../kernel";
import { coarseSizes, topScratch } from "../operations/retrieval-operations";

const BYTES = 1_000_000;
const runs = { numRuns: 150, seed: 8 };

const kernels = (["plain", "wasm", "simd"] as const).map(
  (backend) => [backend, () => createKernel(BYTES, { backend, scratch: topScratch(80, 80) })] as const,
);

const shape = fc.record({
  k: fc.integer({ min: 1, max: 70 }),
  rows: fc.integer({ min: 0, max: 70 }),
  skip: fc.integer({ min: 0, max: 9 }),
  limit: fc.integer({ min: 0, max: 80 }),
  /** 0: all factors alike, 1: small integers and so many ties, 2: normal, 3: lengths from tiny to huge. */
  spread: fc.integer({ min: 0, max: 3 }),
  isBlocked: fc.boolean(),
  seed: fc.nat(1e6),
});

function fillFactors(out: Float32Array, k: number, spread: number, rng: Rng): void {
  fillNormal(out, rng);
  for (let at = 0; at < out.length; at++) {
    if (spread === 0) out[at] = 1;
    if (spread === 1) out[at] = Math.round(out[at]);
    if (spread === 3) out[at] *= 10 ** ((Math.floor(at / k) % 40) - 20);
  }
}

/** About every third item. */
function block(kernel: Kernel, rows: number, seed: number): Uint32Array {
  const words = kernel.integers(Math.ceil(rows / 4));
  const bytes = new Uint8Array(words.buffer, words.byteOffset, rows);
  for (let i = 0; i < rows; i++) bytes[i] = (i * 7 + seed) % 3 === 0 ? 1 : 0;
  return words;
}

/** Scores the range by `score` and sorts it by `topK`: what the kernels have to find, bit for bit. */
function rankByDefinition(
  kernel: Kernel,
  from: number,
  rows: number,
  limit: number,
  scores: Float32Array,
  words: Uint32Array | 0,
) {
  const allowed = new Uint8Array(rows).fill(1, 0, from);
  if (words !== 0)
    new Uint8Array(words.buffer, words.byteOffset, rows).forEach((flag, i) => (allowed[i] |= flag));
  const { items, scores: best } = topK(scores, limit, allowed);
  return { items: [...items], best: [...best] };
}

describe.each(kernels)("the best items (%s)", (_, create) => {
  it("are those of all scores sorted, however few are scored", () => {
    fc.assert(
      fc.property(shape, ({ k, rows, skip, limit, spread, isBlocked, seed }) => {
        const kernel = create();
        const rng = createRng(seed);
        const from = Math.min(skip, rows);
        const sizes = coarseSizes(rows, k);
        const factors = kernel.floats(rows * k);
        const coarse = [
          kernel.integers(sizes.codes),
          kernel.floats(sizes.rows),
          kernel.floats(sizes.rows),
        ] as const;
        const x = kernel.floats(k);
        fillFactors(factors, k, spread, rng);
        if (seed % 5 > 0) fillNormal(x, rng, 10 ** ((seed % 30) - 15));
        const words = isBlocked ? block(kernel, rows, seed) : 0;
        const scores = kernel.floats(rows);
        kernel.run("score", from, rows, factors, k, x, scores);
        const wanted = rankByDefinition(kernel, from, rows, limit, scores, words);
        const [items, best, found] = [kernel.integers(limit), kernel.floats(limit), kernel.integers(1)];
        const answer = () => ({
          items: [...items.subarray(0, found[0])],
          best: [...best.subarray(0, found[0])],
        });
        kernel.run("selectTop", from, rows, scores, limit, words, items, best, found);
        expect(answer()).toEqual(wanted);
        kernel.run("encodeRows", 0, rows, factors, k, ...coarse);
        kernel.run("scoreTop", from, rows, factors, k, ...coarse, x, limit, words, items, best, found);
        expect(answer()).toEqual(wanted);
      }),
      runs,
    );
  });

  it("leave out scores that are not numbers, and treat both zeros alike", () => {
    const kernel = create();
    const scores = kernel.floats(40).fill(Number.NaN);
    scores.set([-0, 0, Number.NaN, Number.NEGATIVE_INFINITY, 1e38, -1e38, Number.POSITIVE_INFINITY], 17);
    const [items, best, found] = [kernel.integers(9), kernel.floats(9), kernel.integers(1)];
    kernel.run("selectTop", 0, 40, scores, 9, 0, items, best, found);
    expect([...items.subarray(0, found[0])]).toEqual([23, 21, 17, 18, 22, 20]);
  });
});

it("writes nothing for a list of none, for which there is no room in the scratch memory", () => {
  const kernel = createKernel(1000, { backend: "wasm" });
  const scores = kernel.floats(20).fill(1);
  const [items, best, found] = [kernel.integers(0), kernel.floats(0), kernel.integers(1).fill(7)];
  kernel.run("selectTop", 0, 20, scores, 0, 0, items, best, found);
  expect(found[0]).toBe(0);
  expect(scores.every((score) => score === 1)).toBe(true);
});

it("scores several queries as it scores one", () => {
  fc.assert(
    fc.property(shape, fc.integer({ min: 0, max: 70 }), ({ k, rows, skip, seed }, queryCount) => {
      const [plain, ...others] = kernels.map(([, create]) => {
        const kernel = create();
        const rng = createRng(seed);
        const factors = kernel.floats(rows * k);
        const queries = kernel.floats(queryCount * k);
        fillNormal(factors, rng);
        fillNormal(queries, rng);
        const out = kernel.floats(queryCount * rows).fill(9);
        kernel.run("scoreBatch", Math.min(skip, rows), rows, factors, k, rows, queries, queryCount, out);
        return out;
      });
      for (const other of others) expectClose(other, plain, 1e-4);
    }),
    { ...runs, numRuns: 50 },
  );
});
