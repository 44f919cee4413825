import { readCsr, tensorsOfCsr } from "../data/csr-tensors";
import { defineModel } from "../model/define-model";
import { readMatrix } from "../model/training";
import { checkSparseEaseConfig, DEFAULT_SPARSE_EASE, type SparseEaseConfig } from "./config";
import { fitSparseEase } from "./fit";
import { SparseEaseModel } from "./model";

export const sparseEaseModel = defineModel<SparseEaseConfig, SparseEaseModel>({
  kind: "sparse-ease",
  about: "each product predicted from those it most often occurs with; for catalogues of any size",
  defaults: DEFAULT_SPARSE_EASE,
  space: {
    neighbours: { choices: [50, 100, 200] },
    regularisation: { low: 0.5, high: 500, scale: "log" },
    dropout: { choices: [0, 0.1, 0.3, 0.5] },
    shopperExponent: { choices: [0, 0.25, 0.5, 1] },
    nonNegative: { choices: [false, true] },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkSparseEaseConfig,
  async fit(training, config, run) {
    return new SparseEaseModel(await fitSparseEase(readMatrix(training, config), config, run), config);
  },
  save: ({ weights }) => tensorsOfCsr("weights", weights),
  load: (read, config) => new SparseEaseModel(readCsr(read, "weights", "square"), config),
});
