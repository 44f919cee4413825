import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import { defineModel } from "../../core/model/define-model";
import { checkCoPurchaseConfig, DEFAULT_CO_PURCHASE, MEASURES } from "./config";
import { fitCoPurchase } from "./fit";
import { CoPurchaseModel } from "./model";

export const coPurchaseModel = defineModel({
  kind: "co-purchase",
  about: "what is bought together with the things in the history, read as a basket",
  effort: ({ events, items }) => ({ fit: 1.5e-7 * events, answer: 3e-5 + 1e-9 * items }),
  defaults: DEFAULT_CO_PURCHASE,
  space: {
    measure: { choices: MEASURES },
    support: { low: 1, high: 10, integer: true },
    discount: { low: 1, high: 100, scale: "log" },
    caution: { choices: [0, 1, 1.96] },
    evidence: { choices: [0, 1, 1.96] },
    neighbours: { choices: [20, 50, 100, 200] },
  },
  check: checkCoPurchaseConfig,
  fit: ({ log, weights }, config, run) => fitCoPurchase(log, weights, config, run.pace),
  save: ({ neighbours }) => tensorsOfCsr("neighbours", neighbours),
  load: (read) => new CoPurchaseModel(readCsr(read, "neighbours", "square")),
});
