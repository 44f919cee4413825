import { DenseOperator } from "../../core/linear/dense-operator";
import { LinearModel } from "../../core/linear/linear-model";
import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { checkEaseConfig, DEFAULT_EASE } from "./config";
import { fitEase } from "./fit";

const KIND = "ease";

export const easeModel = defineModel({
  kind: KIND,
  about: "what each item says about each other one, in closed form; for catalogs up to some thousand items",
  effort: ({ items }) => ({
    fit: items > DEFAULT_EASE.maxItems ? Infinity : 1.7e-10 * items ** 3,
    answer: 7e-8 * items,
  }),
  starts: [{}, { binary: false, decayPerDay: 0.01 }],
  defaults: DEFAULT_EASE,
  space: {
    regularisation: { low: 3, high: 3000, scale: "log" },
    dropout: { choices: [0, 0.1, 0.3, 0.5] },
    binary: { choices: [true, false] },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkEaseConfig,
  async fit(training, config, run) {
    const weights = await fitEase(readMatrix(training, config), config, run);
    return new LinearModel(KIND, new DenseOperator(weights), config);
  },
  save: ({ operator: { matrix, itemCount } }) => ({
    weights: { shape: [itemCount, itemCount], data: matrix },
  }),
  load: (read, config) => new LinearModel(KIND, new DenseOperator(read.floats("weights", null)), config),
});
