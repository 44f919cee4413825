import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { checkBpr, DEFAULT_BPR } from "./config";
import { BprModel } from "./model";
import { trainBpr } from "./train";

export const bprModel = defineModel({
  kind: "bpr",
  about: "factorisation that learns to rank what was met above what was not",
  effort: ({ events, items }) => ({ fit: 4e-5 * events, answer: 1e-3 + 5e-9 * items }),
  defaults: DEFAULT_BPR,
  space: {
    factors: { choices: [32, 64, 128] },
    epochs: { low: 20, high: 120, integer: true },
    learningRate: { low: 0.01, high: 0.2, scale: "log" },
    regularisation: { low: 1e-3, high: 0.1, scale: "log" },
    biasRegularisation: { low: 1e-3, high: 0.1, scale: "log" },
    foldInRegularisation: { low: 1e-3, high: 0.3, scale: "log" },
    popularityExponent: { choices: [0, 0.5] },
    candidates: { choices: [1, 2, 4, 8] },
  },
  check: checkBpr,
  async fit(training, config, run) {
    const onIteration = (done: number, loss: number) => {
      run.onIteration?.(done, loss);
      run.onProgress?.(done / config.epochs);
    };
    const matrix = readMatrix(training, { binary: true });
    return new BprModel(await trainBpr(matrix, config, { ...run, onIteration }), config);
  },
  save: ({ items, negatives, itemCount, config }) => ({
    items: { shape: [itemCount, config.factors + 1], data: items },
    negatives: { shape: [negatives.length], data: negatives },
  }),
  load: (read, config) =>
    new BprModel({ items: read.floats("items", null), negatives: read.counts("negatives", null) }, config),
});
