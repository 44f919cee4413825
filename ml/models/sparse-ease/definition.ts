import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import { LinearModel } from "../../core/linear/linear-model";
import { SparseOperator } from "../../core/linear/sparse-operator";
import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { checkSparseEaseConfig, DEFAULT_SPARSE_EASE } from "./config";
import { fitSparseEase } from "./fit";

const KIND = "sparse-ease";

export const sparseEaseModel = defineModel({
  kind: KIND,
  about: "each item predicted from those it most often occurs with; for catalogs of any size",
  effort: ({ events, items }) => ({ fit: 2e-6 * events + 4e-4 * items, answer: 4e-5 + 1e-9 * items }),
  starts: [{ decayPerDay: 0.01 }, {}],
  defaults: DEFAULT_SPARSE_EASE,
  space: {
    neighbours: { choices: [50, 100, 200] },
    regularisation: { low: 0.5, high: 500, scale: "log" },
    dropout: { choices: [0, 0.1, 0.3, 0.5] },
    userExponent: { choices: [0, 0.25, 0.5, 1] },
    nonNegative: { choices: [false, true] },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkSparseEaseConfig,
  async fit(training, config, run) {
    const weights = await fitSparseEase(readMatrix(training, config), config, run);
    return new LinearModel(KIND, new SparseOperator(weights), config);
  },
  save: ({ operator }) => tensorsOfCsr("weights", operator.matrix),
  load: (read, config) =>
    new LinearModel(KIND, new SparseOperator(readCsr(read, "weights", "square")), config),
});
