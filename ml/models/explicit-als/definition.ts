import { ExplicitModel } from "../../core/explicit-mf/model";
import { centreRated, readRatings } from "../../core/explicit-mf/rating-matrix";
import { loadExplicit, saveExplicit } from "../../core/explicit-mf/tensors";
import { defineModel } from "../../core/model/define-model";
import { checkExplicitAls, DEFAULT_EXPLICIT_ALS } from "./config";
import { trainExplicitAls } from "./train";

const KIND = "explicit-als";

export const explicitAlsModel = defineModel({
  kind: KIND,
  about: "predicts stars: biases and factors of ratings by alternating least squares",
  needs: ["ratings"],
  effort: ({ events, items }) => ({ fit: 3e-6 * events, answer: 5e-5 + 8e-9 * items }),
  defaults: DEFAULT_EXPLICIT_ALS,
  space: {
    factors: { low: 4, high: 32, integer: true },
    iterations: { low: 8, high: 24, integer: true },
    regularisation: { low: 0.1, high: 10, scale: "log" },
    biasRegularisation: { low: 0.05, high: 5, scale: "log" },
    frequencyScaling: { choices: [0.25, 0.5, 0.75, 1] },
  },
  check: checkExplicitAls,
  async fit({ log, weights }, config, run) {
    const matrix = readRatings(log, weights);
    const report = (done: number) => {
      run.onIteration?.(done);
      run.onProgress?.(done / config.iterations);
    };
    const training = { rng: run.rng, pace: run.pace, onIteration: report };
    const side = await trainExplicitAls(centreRated(matrix), config, training);
    return new ExplicitModel(KIND, side, config, matrix.scale);
  },
  save: saveExplicit,
  load: (read, { factors }) => loadExplicit(KIND, read, factors),
});
