import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { topK } from "../../base/top-k";
import { expectClose } from "../../testing/expect-close";
import { fillNormal } from "../../testing/random-matrix";
import { FactorIndex } from "./factor-index";

describe.each(["plain", "wasm"] as const)("an index of factors (%s)", (backend) => {
  const [count, k] = [2501, 12];
  const factors = new Float32Array(count * k);
  fillNormal(factors, createRng(3));
  const index = new FactorIndex(factors, k, { backend });
  const queries = new Float32Array(11 * k);
  fillNormal(queries, createRng(4));
  const scores = new Float32Array(11 * count);
  for (let q = 0; q < 11; q++) {
    index.score(queries.subarray(q * k, q * k + k), scores.subarray(q * count, q * count + count));
  }

  it("scores by inner products", () => {
    for (const [q, i] of [
      [0, 0],
      [3, 1777],
      [10, 2500],
    ]) {
      let item = 0;
      for (let f = 0; f < k; f++) item += queries[q * k + f] * factors[i * k + f];
      expect(scores[q * count + i]).toBeCloseTo(item, 4);
    }
  });

  it("answers a batch as it answers one by one", () => {
    const out = new Float32Array(11 * count).fill(Number.NaN);
    index.scoreBatch(queries, out);
    expectClose(out, scores, 1e-4);
  });

  it("finds the best of all scores at any length, and forgets who was blocked", () => {
    const blocked = Uint8Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 1 : 0));
    for (let q = 0; q < 11; q++) {
      const query = Float64Array.from(queries.subarray(q * k, q * k + k));
      const all = scores.subarray(q * count, q * count + count);
      for (const limit of [-1, 0, 1, 20.7, 1024, 1025, 9999]) {
        expect(index.topK(query, limit, blocked)).toEqual(topK(all, limit, blocked));
        expect(index.topK(query, limit)).toEqual(topK(all, limit));
      }
    }
  });

  it("refuses flags and places that are not one per item", () => {
    const query = queries.subarray(0, k);
    expect(() => index.topK(query, 5, new Uint8Array(3))).toThrow('"blocked" has 3 flags for 2501 items');
    expect(() => index.score(query, new Float32Array(7))).toThrow("2501 scores do not fit 7 places");
  });

  it("has nothing to find among no items, and refuses factors that are no rows", () => {
    expect(new FactorIndex(new Float32Array(0), 3, { backend }).topK([1, 2, 3], 5).items).toHaveLength(0);
    expect(() => new FactorIndex(new Float32Array(7), 3, { backend })).toThrow("7 factors are no rows of 3.");
  });
});
