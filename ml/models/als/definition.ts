import { createRng } from "../../base/rng";
import type { Csr } from "../../linalg/sparse/csr";
import { checkBounds } from "../../core/model/check-bounds";
import { defineModel } from "../../core/model/define-model";
import type { LogSize } from "../../core/model/suitability";
import { readMatrix, type FitRun } from "../../core/model/training";
import { checkAlsConfig, DEFAULT_ALS, type AlsConfig } from "./config";
import { addContentFactors } from "./content-factors";
import { holdOut } from "./hold-out";
import { AlsModel } from "./model";
import { trainAls, type AlsFactors, type AlsResult } from "./train";

/** The parameters of the equation, how fast events fade, and what items nobody has touched get. */
export type AlsParameters = AlsConfig & {
  readonly decayPerDay: number;
  readonly floor: number;
  /** Items without any interaction get factors from their content, where there is any; otherwise no effect. */
  readonly contentFactors: boolean;
};

/** So many starts there are for a fit that is run twice. */
const SEEDS = 0x7fffffff;

const VANISHED =
  'The factors have vanished and every score is 0: "regularisation" is too strong for this data; use less of it, or a smaller "frequencyScaling".';

const DEFAULTS: AlsParameters = { ...DEFAULT_ALS, decayPerDay: 0, floor: 0, contentFactors: true };

/**
 * @param addContent gives items nobody has touched factors from what they say about themselves; without it a training
 *   with content is refused unless `contentFactors` is off
 */
export const defineAls = (addContent?: typeof addContentFactors) =>
  defineModel({
    kind: "als",
    about: "implicit matrix factorisation by alternating least squares",
    effort: ({ events, items }) => ({ fit: 0.01 + 1e-6 * events, answer: 3e-5 + 8e-9 * items }),
    // Strongly regularised ones among them: in a young shop they are the better part of a blend.
    starts: [
      { decayPerDay: 0.02, alpha: 1, regularisation: 20 },
      { decayPerDay: 0.05, alpha: 0.2, regularisation: 2 },
      { decayPerDay: 0.01, alpha: 1, regularisation: 1, unobserved: 0.03 },
      { decayPerDay: 0.03, alpha: 0.2, regularisation: 5 },
      { decayPerDay: 0.1, alpha: 1, regularisation: 20, unobserved: 1 },
      // What Rendle et al. 2021 found on films.
      { alpha: 1, unobserved: 0.3, regularisation: 0.007, frequencyScaling: 1, iterations: 12 },
    ],
    grows: "factors",
    scales: ({ frequencyScaling, unobserved }, size) => ({
      regularisation: typicalSight(Number(unobserved), size) ** -Number(frequencyScaling),
    }),
    defaults: DEFAULTS,
    space: {
      factors: { choices: [32, 64, 128, 256, 512, 1024] },
      iterations: { low: 4, high: 16, integer: true },
      // Only the ratios of α, α₀ and λ matter, so α stays as it is.
      unobserved: { low: 3e-4, high: 2, scale: "log" },
      // Of a typical row: see `scales`.
      regularisation: { low: 1e-3, high: 300, scale: "log" },
      frequencyScaling: { choices: [0, 0.5, 1] },
      decayPerDay: { choices: [0, 0.01, 0.02, 0.05, 0.1] },
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
      const trained = await learn(all, config, run);
      if (content === undefined || addContent === undefined) return new AlsModel(trained, config);
      return new AlsModel({ ...trained, factors: addContent(trained.factors, all, content) }, config);
    },
    remark: ({ spectrum }) => (spectrum.every((value) => value === 0) ? VANISHED : undefined),
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

/**
 * How often a row is seen, |I| + α₀·n, between users and items: so many times more than with ν = 0 a λ counts with ν = 1.
 */
function typicalSight(unobserved: number, { users, items, events }: LogSize): number {
  const ofUsers = events / Math.max(1, users) + unobserved * items;
  const ofItems = events / Math.max(1, items) + unobserved * users;
  return Math.max(1, Math.sqrt(ofUsers * ofItems));
}

export const alsModel = defineAls(addContentFactors);

/**
 * The factors of all entries. With `patience`, entries held out say after how many iterations more of them do no
 * good; that many are then run on everything, held-out entries included, from the same start.
 */
async function learn(all: Csr, config: AlsConfig, run: FitRun): Promise<AlsFactors> {
  if (config.patience === 0) return trainAls(all, config, run);
  const seed = run.rng.integer(SEEDS);
  const { rest, validate } = holdOut(all, run.rng);
  let best = { score: -Infinity, iterations: 1 };
  const score = (result: AlsResult, done: number): number => {
    const found = validate(result);
    if (found > best.score) best = { score: found, iterations: done };
    return found;
  };
  const half = (from: number) => (fraction: number) => run.onProgress?.(from + fraction / 2);
  const searching = { rng: createRng(seed), pace: run.pace, pool: run.pool, keepRows: true };
  await trainAls(rest, config, { ...searching, validate: score, onProgress: half(0) });
  const whole = { ...config, iterations: best.iterations };
  return trainAls(all, whole, { ...run, rng: createRng(seed), onProgress: half(0.5) });
}
