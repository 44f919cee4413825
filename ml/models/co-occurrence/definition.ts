import { readCsr, tensorsOfCsr } from "../../core/data/csr-tensors";
import { checkBounds } from "../../core/model/check-bounds";
import { defineModel } from "../../core/model/define-model";
import { DEFAULT_CO_OCCURRENCE, fitCoOccurrence, type CoOccurrenceConfig } from "./fit";
import { CoOccurrenceModel } from "./model";

/** The parameters of the neighbours, and how fast a user's own past fades. */
export type CoOccurrenceParameters = CoOccurrenceConfig & {
  /** Neighbours kept of all items together: in a large catalog each keeps fewer. */
  readonly mostNeighbours: number;
  readonly decayPerDay: number;
  readonly floor: number;
};

export const coOccurrenceModel = defineModel({
  kind: "co-occurrence",
  about: "what others looked at on the same day as the things in the history",
  effort: ({ events, items }) => ({ fit: 1e-6 * events + 1e-5 * items, answer: 3e-5 + 2e-9 * items }),
  starts: [
    [0.25, 0.1],
    [0, 0.02],
    [0.25, 0.02],
    [0, 0],
    [0.5, 0.02],
  ].map(([normalisation, basketDecayPerDay]) => {
    return { normalisation, basketDecayPerDay, decayPerDay: 0.1, mostNeighbours: 8e6 };
  }),
  defaults: { ...DEFAULT_CO_OCCURRENCE, mostNeighbours: 1e9, decayPerDay: 0, floor: 0 },
  space: {
    normalisation: { low: 0, high: 1 },
    shrinkage: { low: 0.1, high: 100, scale: "log" },
    basketDecayPerDay: { choices: [0, 0.01, 0.02, 0.05, 0.1] },
    decayPerDay: { choices: [0, 0.01, 0.03, 0.1, 0.3] },
  },
  check: (config) =>
    checkBounds("co-occurrence", config, {
      neighbours: { low: 1, high: 1e6, integer: true },
      mostNeighbours: { low: 1, high: 1e12 },
      normalisation: { low: 0, high: 3 },
      shrinkage: { low: 0, high: 1e9 },
      basketDecayPerDay: { low: 0, high: 1e6 },
      decayPerDay: { low: 0, high: 1e6 },
      floor: { low: 0, high: 1 },
    }),
  fit(training, config, run) {
    const weights = { ...training.weights, decayPerDay: config.decayPerDay, floor: config.floor };
    const affordable = Math.max(1, Math.floor(config.mostNeighbours / Math.max(1, training.log.itemCount)));
    const kept = { ...config, neighbours: Math.min(config.neighbours, affordable) };
    return fitCoOccurrence(training.log, weights, kept, training.now, run.pace);
  },
  save: ({ neighbours }) => tensorsOfCsr("neighbours", neighbours),
  load: (read, config) => new CoOccurrenceModel(readCsr(read, "neighbours", "square"), config),
});
