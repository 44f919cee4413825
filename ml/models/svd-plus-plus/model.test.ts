import { describe, expect, it } from "vitest";
import { buildCsr, type Csr } from "../../linalg/sparse/csr";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { NO_PACE } from "../../base/pace";
import { describeRecommender } from "../../testing/contract";
import { measureRatings } from "../../testing/measure-ratings";
import { createRatingTask } from "../../testing/rating-log";
import { subjectOf } from "../../testing/subject";
import { DEFAULT_SVD_PLUS_PLUS, type SvdPlusPlusConfig } from "./config";
import { svdPlusPlusModel } from "./definition";
import { createPasses, runEpoch } from "./epoch";
import { fitBiases, measureBiases } from "./fit-biases";
import { createState, type SgdState } from "./state";
import { trainSvdPlusPlus } from "./train";

describeRecommender(subjectOf(svdPlusPlusModel, { factors: 8, epochs: 10 }), {
  personal: false,
  answersStrangers: true,
});

const config: SvdPlusPlusConfig = { ...DEFAULT_SVD_PLUS_PLUS, factors: 3, frequencyScaling: 0.5 };
/** One user who rated item 1 and only met item 2. */
const single: Csr = {
  ...buildCsr(1, 3, { rows: [0, 0], columns: [1, 2], values: Float32Array.of(1, 1) }),
  values: Float32Array.of(1.5, Number.NaN),
};

/** ½ of what the rating and everything that predicts it contribute to the objective. */
function objective({ userBias: [bu], users: x, items }: SgdState): number {
  const { bias, vectors, implicit = new Float32Array(9) } = items;
  const [y, z1, z2] = [vectors.subarray(3, 6), implicit.subarray(3, 6), implicit.subarray(6, 9)];
  const squares = (v: Float32Array) => v.reduce((sum, value) => sum + value ** 2, 0);
  let error = 1.5 - bu - bias[1];
  for (let f = 0; f < 3; f++) error -= y[f] * (x[f] + (z1[f] + z2[f]) / Math.SQRT2);
  const { regularisation, biasRegularisation, implicitRegularisation } = config;
  return (
    (error ** 2 +
      regularisation * (squares(x) + squares(y)) +
      biasRegularisation * (bu ** 2 + bias[1] ** 2) +
      implicitRegularisation * (squares(z1) + squares(z2))) /
    2
  );
}

const arraysOf = ({ userBias, users, items }: SgdState) =>
  [userBias, users, items.bias, items.vectors, items.implicit ?? new Float32Array(0)] as const;

describe("one step", () => {
  it("goes down the gradient of the objective, in every parameter", () => {
    const create = () => {
      const state = createState(single, config, createRng(4));
      for (const values of arraysOf(state))
        for (let p = 0; p < values.length; p++) values[p] += 0.3 + 0.05 * p;
      return state;
    };
    const rate = 1e-3;
    const moved = create();
    runEpoch(createPasses(single, config, moved), rate, createRng(1), NO_PACE);
    arraysOf(create()).forEach((values, which) => {
      for (let p = 0; p < values.length; p++) {
        const around = [1e-2, -1e-2].map((offset) => {
          const other = create();
          arraysOf(other)[which][p] += offset;
          return objective(other);
        });
        const gradient = (around[0] - around[1]) / 2e-2;
        const step = arraysOf(moved)[which][p] - values[p];
        expect(step / rate, `parameter ${which}/${p}`).toBeCloseTo(-gradient, 2);
      }
    });
  });
});

describe("training", () => {
  const task = createRatingTask(80, 60, 0.1);
  const training = { log: task.log, weights: DEFAULT_WEIGHTS, now: 0 };
  const fit = (overrides: Record<string, number | boolean>) =>
    svdPlusPlusModel.fit(training, { factors: 4, ...overrides }, { rng: createRng(1), pace: NO_PACE });

  it("finds the two tastes behind ratings", async () => {
    const { model } = await fit({ learningRate: 0.05, regularisation: 0.05, epochs: 80, patience: 8 });
    expect(measureRatings(model, task)).toBeLessThan(0.3);
  });

  it("stops when the held-out ratings are not predicted better any more", async () => {
    const losses: number[] = [];
    const onIteration = (_done: number, loss?: number) => losses.push(loss ?? 0);
    const run = { rng: createRng(1), pace: NO_PACE, onIteration };
    await svdPlusPlusModel.fit(
      training,
      { factors: 16, regularisation: 1e-3, learningRate: 0.1, epochs: 200 },
      run,
    );
    expect(losses.length).toBeGreaterThan(2);
    expect(losses.length).toBeLessThan(150);
    expect(losses[losses.length - 1]).toBeLessThan(losses[0]);
  });

  describe("where nobody is stricter than others and nothing is better than the rest", () => {
    const tastes = createRatingTask(200, 150, 0.1, 0);
    const mean = tastes.log.values.reduce((sum, stars) => sum + stars, 0) / tastes.log.length;
    const errorOfMean = Math.sqrt(
      tastes.withheld.reduce((sum, { stars }) => sum + (stars - mean) ** 2, 0) / tastes.withheld.length,
    );
    const fitTastes = (overrides: Record<string, number>) =>
      svdPlusPlusModel.fit({ log: tastes.log, weights: DEFAULT_WEIGHTS, now: 0 }, overrides, {
        rng: createRng(1),
        pace: NO_PACE,
      });

    it.each<Record<string, number>>([{ factors: 32 }, { factors: 8, patience: 1 }])(
      "waits for the tastes to show, with %o",
      async (overrides) => {
        const { model } = await fitTastes(overrides);
        expect(measureRatings(model, tastes)).toBeLessThan(0.5 * errorOfMean);
      },
    );

    it("says the mean and no more while the steps are too small to learn anything", async () => {
      const { model } = await fitTastes({ learningRate: 1e-4, epochs: 20 });
      expect(measureRatings(model, tastes)).toBeLessThan(1.005 * errorOfMean);
    });
  });

  it("starts with the biases of the ratings: damped means of items, and of what they leave to users", () => {
    const ratings = buildCsr(2, 2, { rows: [0, 0, 1], columns: [0, 1, 1], values: Float32Array.of(1, 2, 3) });
    const biases = fitBiases({ ...ratings, values: Float32Array.of(1, 2, Number.NaN) });
    const [first, second] = biases.item;
    expect(first).toBeCloseTo(1 / 26, 6);
    expect(second).toBeCloseTo(2 / 26, 6);
    expect(biases.user[0]).toBeCloseTo((3 - first - second) / 12, 6);
    expect(biases.user[1]).toBe(0); // met, and not rated
    expect(measureBiases(ratings, biases, 1)).toBeLessThan(measureBiases(ratings, biases, 0));
  });

  it("learns from what was met only where it is told to", async () => {
    const without = await fit({ implicit: false, epochs: 3 });
    const listening = await fit({ implicit: true, epochs: 3 });
    expect(without.encode().length).toBeLessThan(listening.encode().length);
  });

  it("says when its steps are too large", async () => {
    await expect(fit({ learningRate: 1, regularisation: 50 })).rejects.toThrow(/diverged in pass \d+/);
    const late = { ...config, validationShare: 0, learningRate: 1, learningDecay: 1, regularisation: 1e4 };
    const run = { rng: createRng(1) };
    await expect(trainSvdPlusPlus(single, { ...late, epochs: 4 }, run)).rejects.toThrow(
      "factors of item 1 are not finite",
    );
  });

  it("refuses an empty matrix and parameters out of range, and says what it found", async () => {
    const run = { rng: createRng(1) };
    const empty = buildCsr(3, 2, { rows: [], columns: [], values: new Float32Array(0) });
    await expect(trainSvdPlusPlus(empty, config, run)).rejects.toThrow("no ratings of 2 items");
    for (const name of ["factors", "epochs", "learningRate", "validationShare"] as const) {
      const wrong = { ...config, [name]: -1 };
      await expect(trainSvdPlusPlus(single, wrong, run)).rejects.toThrow(`"${name}"`);
    }
  });
});
