import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import { LinearModel } from "../../core/linear/linear-model";
import { SparseOperator } from "../../core/linear/sparse-operator";
import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { checkItemKnnConfig, DEFAULT_ITEM_KNN } from "./config";
import { fitItemKnn } from "./fit";
import { WEIGHTINGS } from "../../core/neighbours/term-weights";

const KIND = "item-knn";

export const itemKnnModel = defineModel({
  kind: KIND,
  about: "what those who met the things in the history met besides",
  // Pairs of a user's items are counted: two long histories cost more than many short ones.
  effort: ({ events, items, users }) => ({
    fit: 4e-7 * events + (2e-9 * events ** 2) / Math.max(1, users) + 5e-6 * items,
    answer: 2e-5 + 1e-9 * items,
  }),
  starts: [
    { binary: false, decayPerDay: 0.1, candidateNorm: 0.25, shrinkage: 100, similarityPower: 2 },
    {},
    { binary: false, decayPerDay: 0.03 },
  ],
  defaults: DEFAULT_ITEM_KNN,
  space: {
    weighting: { choices: WEIGHTINGS },
    neighbours: { low: 10, high: 1000, scale: "log", integer: true },
    historyNorm: { low: 0, high: 2 },
    candidateNorm: { low: 0, high: 2 },
    shrinkage: { choices: [0, 1, 10, 100] },
    similarityPower: { low: 0.5, high: 3 },
    k1: { low: 0.3, high: 100, scale: "log" },
    b: { low: 0, high: 1 },
    binary: { choices: [true, false] },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkItemKnnConfig,
  async fit(training, config, run) {
    const neighbours = await fitItemKnn(readMatrix(training, config), config, run);
    return new LinearModel(KIND, new SparseOperator(neighbours), config);
  },
  save: ({ operator }) => tensorsOfCsr("neighbours", operator.matrix),
  load: (read, config) =>
    new LinearModel(KIND, new SparseOperator(readCsr(read, "neighbours", "square")), config),
});
