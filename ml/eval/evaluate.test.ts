import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../core/data/events";
import { createRng } from "../base/rng";
import type { Recommender } from "../core/recommender";
import { createLog } from "../testing/logs";
import { measureAccuracy } from "./accuracy";
import { evaluate } from "./evaluate";
import { createEvaluation, sampleCases } from "./splits/evaluation";

const listOf = (...items: number[]) => Uint32Array.from(items);
const ranks: Recommender = {
  kind: "by-number",
  itemCount: 6,
  score: (_history, _now, out) => out.forEach((_, i) => (out[i] = 6 - i)),
};

describe("metrics of one list", () => {
  it("are those of a case done by hand", () => {
    const [{ recall, ndcg, hr }] = measureAccuracy(listOf(5, 1, 9, 2), new Set([1, 2, 7]), [4]);
    expect(recall).toBeCloseTo(2 / 3, 12);
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
    expect(ndcg).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / ideal, 12);
    expect(hr).toBe(1);
  });

  it("count the capped recall over what a list of k can hold", () => {
    const [full] = measureAccuracy(listOf(1, 2), new Set([1, 2, 3, 4]), [2]);
    expect([full["capped-recall"], full.recall]).toEqual([1, 1 / 2]);
    expect(full.ndcg).toBeCloseTo(1, 12);
    const [none] = measureAccuracy(listOf(8, 9), new Set([1]), [2]);
    expect(Object.values(none).every((value) => value === 0)).toBe(true);
  });
});

describe("an evaluation", () => {
  const past = createLog(4, 6, [
    [0, 0, "view", 1],
    [1, 5, "purchase", 2],
    [2, 1, "view", 3],
  ]);
  const future = createLog(4, 6, [
    [0, 0, "view", 10], // known already
    [0, 2, "view", 11],
    [1, 5, "view", 11], // only what is known
    [2, 4, "cart", 11],
    [2, 4, "remove", 12], // taken back
    [3, 3, "view", 12], // a stranger
  ]);

  it("asks those with a history about what is new to them and stayed", () => {
    const { cases, now } = createEvaluation(past, future, DEFAULT_WEIGHTS);
    expect(cases.map(({ relevant }) => [...relevant])).toEqual([[2]]);
    expect(now).toBe(future.at[0]);
  });

  it("ranks everything but what the user knows", async () => {
    const evaluation = createEvaluation(past, future, DEFAULT_WEIGHTS);
    // 0 is known, so 1 and 2 are the list: 2 is a hit at the second place.
    expect(await evaluate(ranks, evaluation, 2)).toEqual({
      recall: 1,
      ndcg: 1 / Math.log2(3),
      hr: 1,
      coverage: 2 / 6,
      users: 1,
    });
  });

  it("of nobody is zero, not NaN", async () => {
    const nobody = createEvaluation(past, createLog(4, 6, []), DEFAULT_WEIGHTS);
    expect(await evaluate(ranks, nobody, 5)).toEqual({ recall: 0, ndcg: 0, hr: 0, coverage: 0, users: 0 });
  });

  it("of a sample draws each case at most once, the same by seed", () => {
    const cases = Array.from({ length: 50 }, (_, i) => ({
      history: { items: Uint32Array.of(i), weights: Float32Array.of(1), at: Float64Array.of(0) },
      relevant: new Set([i]),
    }));
    const draw = (seed: number) => {
      const sampled = sampleCases({ itemCount: 50, now: 0, cases }, 20, createRng(seed));
      return sampled.cases.map(({ history }) => history.items[0]);
    };
    expect(new Set(draw(1)).size).toBe(20);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
