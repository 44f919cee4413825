import type { Csr } from "../../linalg/sparse/csr";
import { checkBounds } from "../../core/model/check-bounds";
import { defineModel } from "../../core/model/define-model";
import { readMatrix, type FitRun } from "../../core/model/training";
import { checkAlsConfig, DEFAULT_ALS, type AlsConfig } from "./config";
import { addContentFactors } from "./content-factors";
import { holdOut } from "./hold-out";
import { AlsModel } from "./model";
import { trainAls, type AlsFactors } from "./train";

/** The parameters of the equation, how fast events fade, and what items nobody has touched get. */
export type AlsParameters = AlsConfig & {
  readonly decayPerDay: number;
  readonly floor: number;
  /** Items without any interaction get factors from their content, where there is any; otherwise no effect. */
  readonly contentFactors: boolean;
};

const DEFAULTS: AlsParameters = { ...DEFAULT_ALS, decayPerDay: 0, floor: 0, contentFactors: true };

/**
 * @param addContent gives items nobody has touched factors from what they say about themselves; without it a training
 *   with content is refused unless `contentFactors` is off
 */
export const defineAls = (addContent?: typeof addContentFactors) =>
  defineModel({
    kind: "als",
    about: "implicit matrix factorisation by alternating least squares",
    defaults: DEFAULTS,
    space: {
      factors: { choices: [32, 64, 128, 256, 512, 1024] },
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
      const content = config.contentFactors ? training.content : undefined;
      if (content !== undefined && addContent === undefined) {
        throw new RangeError(
          'This "als" does not read what items say about themselves: take alsWithContent, or set contentFactors to false.',
        );
      }
      const weights = { ...training.weights, decayPerDay: config.decayPerDay, floor: config.floor };
      const all = readMatrix({ ...training, weights });
      const { matrix, trained } = await learn(all, config, run);
      if (content === undefined || addContent === undefined) return new AlsModel(trained, config);
      return new AlsModel({ ...trained, factors: addContent(trained.factors, matrix, content) }, config);
    },
    save: ({ factors, spectrum, itemCount, config }) => ({
      factors: { shape: [itemCount, config.factors], data: factors },
      spectrum: { shape: [config.factors], data: spectrum },
    }),
    load: (read, config) =>
      new AlsModel(
        { factors: read.floats("factors", null), spectrum: read.doubles("spectrum", config.factors) },
        config,
      ),
  });

export const alsModel = defineAls(addContentFactors);

/** The factors and the matrix they were learnt from: all entries but those held out to end training by. */
async function learn(
  all: Csr,
  config: AlsConfig,
  run: FitRun,
): Promise<{ readonly matrix: Csr; readonly trained: AlsFactors }> {
  if (config.patience === 0) return { matrix: all, trained: await trainAls(all, config, run) };
  const { rest, validate } = holdOut(all, run.rng);
  return { matrix: rest, trained: await trainAls(rest, config, { ...run, validate, keepRows: true }) };
}
