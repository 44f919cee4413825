import { describe, expect, it } from "vitest";
import { type ChosenParameters, chosenSchema, findChosen, mergeChosen, toChosen } from "./chosen";
import type { ModelResult, Outcome } from "./results";

const FOLD = { parameters: { factors: 32 }, validation: 0.2, trials: 9 };

function entry(model: string, change: Partial<ChosenParameters> = {}): ChosenParameters {
  return { dataset: "d", protocol: "k-fold", model, metric: "ndcg@20", seed: 1, folds: [FOLD], ...change };
}

function result(model: string, searches: (number | null)[]): ModelResult {
  return {
    model,
    parameters: {},
    measurements: [],
    cases: 1,
    fitSeconds: 1,
    answerMicroseconds: null,
    remarks: [],
    choices: searches.map((value, i) => ({
      parameters: { factors: 8 * (i + 1) },
      search: value === null ? null : { trials: 5, stopped: 0, metric: "ndcg@20", value },
    })),
  };
}

describe("chosen parameters", () => {
  it("are one choice per fold, of searched models alone", () => {
    const outcomes: Outcome[] = [
      result("als", [0.1, 0.3]),
      result("popularity", [null, null]),
      { model: "ease", refused: "too many products" },
    ];
    const chosen = toChosen({ dataset: "d", protocol: "k-fold" }, 4, outcomes);
    expect(chosen).toEqual([
      entry("als", {
        seed: 4,
        folds: [
          { parameters: { factors: 8 }, validation: 0.1, trials: 5 },
          { parameters: { factors: 16 }, validation: 0.3, trials: 5 },
        ],
      }),
    ]);
    expect(chosenSchema.parse(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
    expect(findChosen(chosen, { dataset: "d", protocol: "k-fold" })).toEqual({
      als: [{ factors: 8 }, { factors: 16 }],
    });
    expect(findChosen(chosen, { dataset: "d", protocol: "temporal" })).toEqual({});
  });

  it("stand beside those of other models and splits, in the order of their names", () => {
    const old = [entry("als"), entry("als", { protocol: "temporal" }), entry("ease")];
    const fresh = entry("als", { seed: 2 });
    expect(mergeChosen(old, [fresh])).toEqual([fresh, entry("ease"), entry("als", { protocol: "temporal" })]);
  });

  it("of two searches on one split are the better on validation, fold by fold", () => {
    const found = (...values: number[]) =>
      values.map((validation) => ({ parameters: { factors: 100 * validation }, validation, trials: 9 }));
    const merge = (metric: string) =>
      mergeChosen(
        [entry("als", { metric, folds: found(0.2, 0.3) })],
        [entry("als", { metric, folds: found(0.1, 0.4) })],
      ).flatMap(({ folds }) => folds);
    expect(merge("ndcg@20")).toEqual(found(0.2, 0.4).map((fold) => ({ ...fold, trials: 18 })));
    expect(merge("rmse")).toEqual(found(0.1, 0.3).map((fold) => ({ ...fold, trials: 18 })));
  });
});
