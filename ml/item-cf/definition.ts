import { readCsr, tensorsOfCsr } from "../data/csr-tensors";
import { defineModel } from "../model/define-model";
import { readMatrix } from "../model/training";
import { checkItemCfConfig, DEFAULT_ITEM_CF, type ItemCfConfig } from "./config";
import { fitItemCf } from "./fit";
import { ItemCfModel } from "./model";
import { WEIGHTINGS } from "./term-weights";

export const itemCfModel = defineModel<ItemCfConfig, ItemCfModel>({
  kind: "item-cf",
  about: "what those who met the things in the history met besides",
  defaults: DEFAULT_ITEM_CF,
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
  check: checkItemCfConfig,
  async fit(training, config, run) {
    return new ItemCfModel(await fitItemCf(readMatrix(training, config), config, run), config);
  },
  save: ({ neighbours }) => tensorsOfCsr("neighbours", neighbours),
  load: (read, config) => new ItemCfModel(readCsr(read, "neighbours", "square"), config),
});
