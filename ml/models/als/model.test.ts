import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { buildCsr } from "../../linalg/sparse/csr";
import { createRng } from "../../base/rng";
import { EMPTY_HISTORY } from "../../core/recommender";
import { bundleSubject } from "../../testing/bundle-subject";
import { describeRecommender } from "../../testing/contract";
import { solveSideExactly } from "../../testing/exact-als";
import { createRandomMatrix } from "../../testing/random-matrix";
import { subjectOf } from "../../testing/subject";
import { DEFAULT_ALS } from "./config";
import { alsModel } from "./definition";
import { AlsModel } from "./model";
import { trainAls } from "./train";

describeRecommender(subjectOf(alsModel, { factors: 8, iterations: 12 }), { personal: true });
describeRecommender(bundleSubject("als"), { personal: true, answersStrangers: true });

const config = { ...DEFAULT_ALS, factors: 7, frequencyScaling: 0.5, regularisation: 0.1 };
const matrix = createRandomMatrix(60, 40, 0.2, createRng(2));
const trained = await trainAls(matrix, config, { rng: createRng(1) });
const model = new AlsModel(trained, { ...config, decayPerDay: 0, floor: 0 });
const history = {
  items: Uint32Array.of(3, 8, 3, 21),
  weights: Float32Array.of(1, 5, 2, 0.5),
  at: new Float64Array(4),
};

describe("folding in", () => {
  it("is the equation of one row, solved exactly, repetitions added up", () => {
    const row = buildCsr(1, 40, { rows: [0, 0, 0, 0], columns: history.items, values: history.weights });
    const y = Matrix.from1DArray(40, 7, [...model.factors]);
    const exact = solveSideExactly(row, y, config).to1DArray();
    model.foldIn(history, 0).forEach((value, f) => expect(value).toBeCloseTo(exact[f], 6));
  });

  it("solves a history longer than any person's just as well", () => {
    const [items, k] = [4200, 2];
    // One coordinate each, so that the Gram matrix is diagonal.
    const factors = Float32Array.from({ length: items * k }, (_, at) =>
      (at >> 1) % 2 === at % 2 ? 1 + (at % 7) : 0,
    );
    const spectrum = new Float64Array(k);
    factors.forEach((value, at) => (spectrum[at % k] += value ** 2));
    const wide = { ...config, factors: k };
    const large = new AlsModel({ factors, spectrum }, { ...wide, decayPerDay: 0, floor: 0 });
    const columns = Uint32Array.from({ length: items }, (_, i) => i);
    const values = Float32Array.from(columns, (i) => 1 + (i % 3));
    const row = buildCsr(1, items, { rows: new Uint8Array(items), columns, values });
    const exact = solveSideExactly(row, Matrix.from1DArray(items, k, [...factors]), wide).to1DArray();
    const found = large.foldIn({ items: columns, weights: values, at: new Float64Array(items) }, 0);
    found.forEach((value, f) => expect(value).toBeCloseTo(exact[f], 6));
  });

  it("of nothing is nothing", () => {
    expect([...model.foldIn(EMPTY_HISTORY, 0)]).toEqual(new Array(7).fill(0));
  });

  it("decays towards now, and towards the newest entry where no time is given", () => {
    const aged = { ...history, at: Float64Array.of(0, 0, 10, 20).map((day) => day * 86_400_000) };
    const fading = new AlsModel(trained, { ...config, decayPerDay: 0.1, floor: 0 });
    const now = 20 * 86_400_000;
    expect(fading.foldIn(aged, now)).not.toEqual(model.foldIn(aged, now));
    expect(fading.explain(aged, 5)).toEqual(fading.explain(aged, 5, now));
  });
});

describe("explaining", () => {
  it("shares a score exactly among the entries, those of one item by weight", () => {
    const out = new Float32Array(40);
    model.score(history, 0, out);
    for (const item of [0, 8, 39]) {
      const shares = model.explain(history, item);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(out[item], 5);
      expect(shares[2]).toBeCloseTo(2 * shares[0], 6);
    }
  });

  it("of an unknown item is an error", () => {
    expect(() => model.explain(history, 40)).toThrow("Item 40, but the model knows 40.");
  });
});

it("refuses factors that do not fit", () => {
  const wrong = { factors: new Float32Array(15), spectrum: new Float64Array(7) };
  expect(() => new AlsModel(wrong, { ...config, decayPerDay: 0, floor: 0 })).toThrow("do not fit k = 7");
});
