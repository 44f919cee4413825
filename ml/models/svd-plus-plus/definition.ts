import { ExplicitModel } from "../../core/explicit-mf/model";
import { centreMet, readRatings } from "../../core/explicit-mf/rating-matrix";
import { loadExplicit, saveExplicit } from "../../core/explicit-mf/tensors";
import { defineModel } from "../../core/model/define-model";
import { checkSvdPlusPlus, DEFAULT_SVD_PLUS_PLUS } from "./config";
import { trainSvdPlusPlus } from "./train";

const KIND = "svd++";

export const svdPlusPlusModel = defineModel({
  kind: KIND,
  about: "predicts stars: biases, factors and what was met at all, by stochastic gradient descent",
  needs: ["ratings"],
  effort: ({ events, items }) => ({ fit: 8e-5 * events, answer: 5e-4 + 8e-9 * items }),
  defaults: DEFAULT_SVD_PLUS_PLUS,
  space: {
    factors: { choices: [16, 32, 64, 128] },
    learningRate: { low: 0.003, high: 0.03, scale: "log" },
    regularisation: { low: 0.2, high: 3, scale: "log" },
    biasRegularisation: { low: 0.02, high: 1, scale: "log" },
    implicitRegularisation: { low: 0.05, high: 2, scale: "log" },
    implicit: { choices: [true, false] },
  },
  check: checkSvdPlusPlus,
  async fit({ log, weights }, config, run) {
    const matrix = readRatings(log, weights);
    const { side, ridge } = await trainSvdPlusPlus(centreMet(matrix), config, run);
    return new ExplicitModel(KIND, side, ridge, matrix.scale);
  },
  save: saveExplicit,
  load: (read, { factors }) => loadExplicit(KIND, read, factors),
});
