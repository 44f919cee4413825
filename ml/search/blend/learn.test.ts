import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvaluationCase } from "../../eval/splits/evaluation";
import { evaluate } from "../../eval/evaluate";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import type { History, Recommender } from "../../core/recommender";
import { climbSimplex } from "./climb-simplex";
import { learnBlendWeights } from "./learn";
import { BlendModel } from "../../models/blend/model";

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);

describe("climbing the simplex", () => {
  it("ends on weights that add up to one, no worse than each alone or all even", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.nat(1000), async (count, seed) => {
        const rng = createRng(seed);
        const peak = Array.from({ length: count }, () => rng.uniform());
        const measure = (weights: readonly number[]) =>
          2 - weights.reduce((miss, weight, i) => miss + Math.abs(weight - peak[i]), 0) / count;
        const tried: (readonly number[])[] = [];
        const best = await climbSimplex(count, async (weights) => {
          tried.push(weights);
          return measure(weights);
        });
        const isOnSimplex = (weights: readonly number[]) =>
          Math.abs(sum(weights) - 1) < 1e-12 && weights.every((weight) => weight >= 0);
        expect(tried.filter((weights) => !isOnSimplex(weights))).toEqual([]);
        const even = new Array<number>(count).fill(1 / count);
        const alone = even.map((_, i) => even.map((_, j) => (i === j ? 1 : 0)));
        // The pull towards even weights is worth half a percent at most.
        for (const start of [even, ...alone])
          expect(measure(best)).toBeGreaterThan(0.995 * measure(start) - 1e-9);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it("finds a peak between the weights, and stays even where nothing makes a difference", async () => {
    const peak = [0.5, 0.125, 0.375];
    const found = await climbSimplex(
      3,
      async (weights) => 1 - sum(weights.map((w, i) => (w - peak[i]) ** 2)),
    );
    for (const [i, weight] of found.entries()) expect(Math.abs(weight - peak[i])).toBeLessThan(0.04);
    expect(await climbSimplex(3, async () => 0.4)).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});

/** Sources that each know one half of what a user wants, and one that knows nothing. */
describe("learned weights", () => {
  const ITEMS = 60;
  const rng = createRng(9);
  const tastes = Array.from({ length: 80 }, () => Array.from({ length: 2 }, () => rng.integer(ITEMS)));
  const noise = Array.from({ length: 3 }, () =>
    Float32Array.from({ length: 80 * ITEMS }, () => rng.normal()),
  );
  const cases = tastes.map((taste, user): EvaluationCase => ({
    history: {
      items: new Uint32Array(),
      weights: new Float32Array(),
      at: Float64Array.of(user), // tells the sources who asks
    },
    relevant: new Set(taste),
  }));
  const source = (half: number, unit: number): Recommender => ({
    kind: `half-${half}`,
    itemCount: ITEMS,
    score({ at }: History, _now, out) {
      for (let i = 0; i < ITEMS; i++) {
        out[i] = unit * (noise[half][at[0] * ITEMS + i] + (tastes[at[0]][half] === i ? 4 : 0));
      }
    },
  });
  const sources = [source(0, 1), source(1, 1000), source(2, 1)];
  const evaluation = { itemCount: ITEMS, now: 0, cases };
  const learn = (change = {}) =>
    learnBlendWeights([{ sources, evaluation }], { k: 5, pace: NO_PACE, ...change });

  it("listen to those who know, whatever their unit, and beat each of them", async () => {
    const weights = await learn();
    expect(sum(weights)).toBeCloseTo(1, 12);
    expect(weights[2]).toBeLessThan(0.1);
    expect(Math.min(weights[0], weights[1])).toBeGreaterThan(0.3);
    const blend = new BlendModel(sources.map((model, i) => ({ model, weight: weights[i] })));
    const { ndcg } = await evaluate(blend, evaluation, 5);
    for (const model of sources) expect(ndcg).toBeGreaterThan((await evaluate(model, evaluation, 5)).ndcg);
  });

  it("rank the candidates of a case, and what is known where that may come again", async () => {
    const rankedAlone = cases.map((testCase) => ({
      ...testCase,
      candidates: Uint32Array.from(testCase.relevant).sort(),
    }));
    // Only relevant candidates: every blend is perfect, so the even one stays.
    const even = await learnBlendWeights([{ sources, evaluation: { ...evaluation, cases: rankedAlone } }], {
      k: 5,
      pace: NO_PACE,
    });
    expect(even).toEqual([1 / 3, 1 / 3, 1 / 3]);
    const known = cases.map((testCase, i) => ({
      ...testCase,
      history: { ...testCase.history, items: Uint32Array.from(testCase.relevant), at: Float64Array.of(i, i) },
    }));
    const repeat = { ...evaluation, cases: known, known: "allowed" as const };
    const weights = await learnBlendWeights([{ sources, evaluation: repeat }], { k: 5, pace: NO_PACE });
    expect(weights[2]).toBeLessThan(0.1);
  });

  it("are the same every time, and of a part of the cases when there are many", async () => {
    expect(await learn()).toEqual(await learn());
    let asked = 0;
    const counting = {
      ...sources[0],
      score: (...args: Parameters<Recommender["score"]>) => (asked++, sources[0].score(...args)),
    };
    await learnBlendWeights([{ sources: [counting], evaluation }], { k: 5, pace: NO_PACE, maxCases: 30 });
    expect(asked).toBe(27);
  });

  it("are given to so many sources at most, those that add the most", async () => {
    const weights = await learn({ maxSources: 2 });
    expect(weights[2]).toBe(0);
    expect(Math.min(weights[0], weights[1])).toBeGreaterThan(0.3);
    expect((await learn({ maxSources: 1 })).filter((weight) => weight > 0)).toEqual([1]);
  });

  it("are learned on the cases of all folds", async () => {
    const half = (from: number) => ({
      sources,
      evaluation: { ...evaluation, cases: cases.slice(from, from + 40) },
    });
    expect(await learnBlendWeights([half(0), half(40)], { k: 5, pace: NO_PACE })).toEqual(await learn());
  });

  it("need a source", async () => {
    await expect(learnBlendWeights([{ sources: [], evaluation }], { k: 5, pace: NO_PACE })).rejects.toThrow(
      "at least one source",
    );
  });
});
