import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import { checkBounds } from "../../core/model/check-bounds";
import { defineModel } from "../../core/model/define-model";
import { DEFAULT_CO_OCCURRENCE, fitCoOccurrence, type CoOccurrenceConfig } from "./fit";
import { CoOccurrenceModel } from "./model";

/** The parameters of the neighbours, and how fast a user's own past fades. */
export type CoOccurrenceParameters = CoOccurrenceConfig & {
  readonly decayPerDay: number;
  readonly floor: number;
};

export const coOccurrenceModel = defineModel({
  kind: "co-occurrence",
  about: "what others looked at on the same day as the things in the history",
  defaults: { ...DEFAULT_CO_OCCURRENCE, decayPerDay: 0, floor: 0 },
  space: {
    normalisation: { low: 0, high: 1 },
    shrinkage: { low: 0.1, high: 100, scale: "log" },
    basketDecayPerDay: { choices: [0, 0.01, 0.02, 0.05, 0.1] },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1, 0.3] },
  },
  check: (config) =>
    checkBounds("co-occurrence", config, {
      neighbours: { low: 1, high: 1e6, integer: true },
      normalisation: { low: 0, high: 3 },
      shrinkage: { low: 0, high: 1e9 },
      basketDecayPerDay: { low: 0, high: 1e6 },
      decayPerDay: { low: 0, high: 1e6 },
      floor: { low: 0, high: 1 },
    }),
  fit(training, config, run) {
    const weights = { ...training.weights, decayPerDay: config.decayPerDay, floor: config.floor };
    return fitCoOccurrence(training.log, weights, config, training.now, run.pace);
  },
  save: ({ neighbours }) => tensorsOfCsr("neighbours", neighbours),
  load: (read, config) => new CoOccurrenceModel(readCsr(read, "neighbours", "square"), config),
});
