import { LinearModel } from "../../core/linear/linear-model";
import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { chooseFactors, keepFactors } from "./choose-factors";
import { checkPureSvdConfig, DEFAULT_PURE_SVD } from "./config";
import { fitPureSvd } from "./fit";
import { Projection } from "./projection";

const KIND = "pure-svd";

export const pureSvdModel = defineModel({
  kind: KIND,
  about: "what fits the strongest singular vectors of the history; quick to train",
  effort: ({ events, items }) => ({ fit: 4e-7 * events + 1e-5 * items, answer: 3e-5 + 6e-9 * items }),
  starts: [{ decayPerDay: 0.01 }, {}],
  defaults: DEFAULT_PURE_SVD,
  space: {
    factors: { choices: [16, 32, 64, 128, 256, 512] },
    userExponent: { low: 0, high: 0.6 },
    itemExponent: { low: 0, high: 0.6 },
    popularity: { low: 0, high: 0.6 },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkPureSvdConfig,
  async fit(training, config, run) {
    const matrix = readMatrix(training, config);
    const parts = await fitPureSvd(matrix, config, run);
    const factors = await chooseFactors(matrix, parts, config, run);
    return new LinearModel(KIND, new Projection(keepFactors(parts, factors), config), config);
  },
  save({ operator: { parts, itemCount } }) {
    const { vectors, counts } = parts;
    return {
      vectors: { shape: [itemCount, vectors.length / itemCount], data: vectors },
      counts: { shape: [itemCount], data: counts },
    };
  },
  load(read, config) {
    const parts = { vectors: read.floats("vectors", null), counts: read.doubles("counts", null) };
    return new LinearModel(KIND, new Projection(parts, config), config);
  },
});
