import { LinearModel } from "../../core/linear/linear-model";
import { defineModel } from "../../core/model/define-model";
import { readMatrix } from "../../core/model/training";
import { checkTruncatedSvdConfig, DEFAULT_TRUNCATED_SVD, type TruncatedSvdConfig } from "./config";
import { fitTruncatedSvd } from "./fit";
import { Projection } from "./projection";

const KIND = "truncated-svd";

export const truncatedSvdModel = defineModel<TruncatedSvdConfig, LinearModel<Projection>>({
  kind: KIND,
  about: "what fits the strongest singular vectors of the history; quick to train",
  defaults: DEFAULT_TRUNCATED_SVD,
  space: {
    factors: { choices: [16, 32, 64, 128, 256, 512] },
    shopperExponent: { low: 0, high: 0.6 },
    productExponent: { low: 0, high: 0.6 },
    popularity: { low: 0, high: 0.6 },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1] },
  },
  check: checkTruncatedSvdConfig,
  async fit(training, config, run) {
    const parts = await fitTruncatedSvd(readMatrix(training, config), config, run);
    return new LinearModel(KIND, new Projection(parts, config), config);
  },
  save({ operator: { parts, productCount } }) {
    const { vectors, counts } = parts;
    return {
      vectors: { shape: [productCount, vectors.length / productCount], data: vectors },
      counts: { shape: [productCount], data: counts },
    };
  },
  load(read, config) {
    const parts = { vectors: read.floats("vectors", null), counts: read.doubles("counts", null) };
    return new LinearModel(KIND, new Projection(parts, config), config);
  },
});
