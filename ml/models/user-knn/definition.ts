import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import { WEIGHTINGS } from "../../core/neighbours/term-weights";
import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { checkUserKnnConfig, DEFAULT_USER_KNN } from "./config";
import { UserKnnModel } from "./model";

export const userKnnModel = defineModel({
  kind: "user-knn",
  about: "what the users most like this history met",
  // A user's items are looked up in everybody's: it answers slower the busier a shop is.
  effort: ({ events, items, users }) => ({
    fit: 1e-7 * events,
    answer: (7e-8 * events ** 2) / Math.max(1, users * items) + 5e-9 * items,
  }),
  starts: [
    {
      weighting: "bm25",
      binary: false,
      decayPerDay: 0.1,
      neighbours: 1000,
      neighbourNorm: 0.2,
      shrinkage: 100,
    },
    { neighbours: 500, shrinkage: 10 },
    {},
  ],
  defaults: DEFAULT_USER_KNN,
  space: {
    weighting: { choices: WEIGHTINGS },
    neighbours: { low: 10, high: 2000, scale: "log", integer: true },
    neighbourNorm: { low: 0, high: 2 },
    shrinkage: { choices: [0, 1, 10, 100] },
    similarityPower: { low: 0.5, high: 4 },
    k1: { low: 0.3, high: 100, scale: "log" },
    b: { low: 0, high: 1 },
    binary: { choices: [true, false] },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkUserKnnConfig,
  fit: async (training, config) => new UserKnnModel(readMatrix(training, config), config),
  save: ({ met }) => ({
    ...tensorsOfCsr("met", met),
    items: { shape: [1], data: Uint32Array.of(met.columns) },
  }),
  load: (read, config) => new UserKnnModel(readCsr(read, "met", read.counts("items", 1)[0]), config),
});
