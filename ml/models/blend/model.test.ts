import { describe, expect, it } from "vitest";
import { NO_PACE } from "../../base/pace";
import { EMPTY_HISTORY, type Recommender } from "../../core/recommender";
import { bundleSubject } from "../../testing/bundle-subject";
import { describeRecommender } from "../../testing/contract";
import { calibrate } from "../../core/answers/spread";
import { BlendModel } from "./model";
import { learnBlendWeights } from "../../search/blend/learn";

describeRecommender(bundleSubject("blend"), { personal: true, answersStrangers: true });

const fixed = (kind: string, scores: number[]): Recommender => ({
  kind,
  itemCount: scores.length,
  score: (_history, _now, out) => out.set(scores),
});

describe("a blend", () => {
  it("does not care in what unit its sources score", () => {
    const other = fixed("b", [3, 1, 2, 0]);
    const small = new BlendModel([
      { model: fixed("a", [0.1, 0.2, 0.3, 0.4]), weight: 1 },
      { model: other, weight: 1 },
    ]);
    const large = new BlendModel([
      { model: fixed("a", [1100, 1200, 1300, 1400]), weight: 1 },
      { model: other, weight: 1 },
    ]);
    const [a, b] = [new Float32Array(4), new Float32Array(4)];
    small.score(EMPTY_HISTORY, 0, a);
    large.score(EMPTY_HISTORY, 0, b);
    const shift = b[0] - a[0]; // the offset of 1000 moves all alike
    for (let i = 0; i < 4; i++) expect(b[i] - a[i]).toBeCloseTo(shift, 3);
  });

  it("gives a source without opinion no say", () => {
    expect(calibrate(Float32Array.of(7, 7, 7), Uint32Array.of())).toBe(0);
    expect(calibrate(Float32Array.of(7, 7, 9), Uint32Array.of(2, 2))).toBe(0);
    expect(calibrate(Float32Array.of(1, 3), Uint32Array.of())).toBeCloseTo(1, 9);
  });

  it("refuses sources that do not fit and weights that are none", () => {
    const a = fixed("a", [1, 2]);
    expect(() => new BlendModel([])).toThrow("at least one source");
    expect(() => new BlendModel([{ model: a, weight: Number.NaN }])).toThrow("weight of a is NaN");
    const sources = [
      { model: a, weight: 1 },
      { model: fixed("b", [1]), weight: 1 },
    ];
    expect(() => new BlendModel(sources)).toThrow("b knows 1 items, not 2.");
  });
});

describe("learned weights", () => {
  it("listen to the source that is right", async () => {
    const sources = [fixed("wrong", [3, 2, 1, 0]), fixed("right", [0, 1, 2, 3])];
    const cases = [{ history: EMPTY_HISTORY, relevant: new Set([3]) }];
    const trials = [{ sources, evaluation: { itemCount: 4, now: 0, cases } }];
    const [wrong, right] = await learnBlendWeights(trials, { k: 1, pace: NO_PACE });
    expect(right).toBeGreaterThan(wrong);
    expect(right + wrong).toBe(1);
  });
});
