import { checkBounds } from "../model/check-bounds";
import { defineModel } from "../model/define-model";
import { readMatrix } from "../model/training";
import { checkAlsConfig, DEFAULT_ALS, type AlsConfig } from "./config";
import { holdOut } from "./hold-out";
import { AlsModel } from "./model";
import { trainAls } from "./train";

/** The parameters of the equation, and how fast events fade. */
export type AlsParameters = AlsConfig & { readonly decayPerDay: number; readonly floor: number };

const DEFAULTS: AlsParameters = { ...DEFAULT_ALS, decayPerDay: 0, floor: 0 };

export const alsModel = defineModel<AlsParameters, AlsModel>({
  kind: "als",
  about: "implicit matrix factorisation by alternating least squares",
  defaults: DEFAULTS,
  space: {
    factors: { choices: [32, 64, 128, 256] },
    iterations: { low: 4, high: 16, integer: true },
    alpha: { low: 0.1, high: 40, scale: "log" },
    unobserved: { low: 0.003, high: 1, scale: "log" },
    regularisation: { low: 1e-4, high: 100, scale: "log" },
    frequencyScaling: { choices: [0, 0.5, 1] },
  },
  check(config) {
    checkAlsConfig(config);
    checkBounds("als", config, { decayPerDay: { low: 0, high: 1e6 }, floor: { low: 0, high: 1 } });
  },
  async fit(training, config, run) {
    const weights = { ...training.weights, decayPerDay: config.decayPerDay, floor: config.floor };
    const matrix = readMatrix({ ...training, weights });
    if (config.patience === 0) return new AlsModel(await trainAls(matrix, config, run), config);
    const { rest, validate } = holdOut(matrix, run.rng);
    return new AlsModel(await trainAls(rest, config, { ...run, validate, keepRows: true }), config);
  },
  save: ({ factors, spectrum, productCount, config }) => ({
    factors: { shape: [productCount, config.factors], data: factors },
    spectrum: { shape: [config.factors], data: spectrum },
  }),
  load: (read, config) =>
    new AlsModel(
      { factors: read.floats("factors", null), spectrum: read.doubles("spectrum", config.factors) },
      config,
    ),
});
