import type { Csr } from "../../linalg/sparse/csr";
import type { ItemSide, Ridge } from "../../core/explicit-mf/fold-in";
import { keepEntries } from "../../core/explicit-mf/rating-matrix";
import type { Rng } from "../../base/rng";
import { checkFactors } from "../../core/model/check-factors";
import { NO_PACE, type Pace } from "../../base/pace";
import { checkSvdPlusPlus, type SvdPlusPlusConfig } from "./config";
import { createPasses, runEpoch } from "./epoch";
import { createState, type SgdState } from "./state";
import { chooseFoldInStrength, type HeldOut, measureError } from "./validate";

export interface SvdPlusPlusRun {
  readonly rng: Rng;
  readonly pace?: Pace;
  onIteration?(done: number, loss: number): void;
  onProgress?(fraction: number): void;
}

export interface SvdPlusPlusResult {
  readonly side: ItemSide;
  /** What a user's factors are folded in with. */
  readonly ridge: Ridge;
  /** Passes that were worth it. */
  readonly epochs: number;
}

/**
 * Stochastic gradient descent on ratings (README.md). A random share of the ratings is held out to find how
 * many passes help and how strongly a user is to be regularised when they are folded in; then everything is
 * learnt anew from all ratings.
 *
 * @param ratings users × items met: centred ratings in units of the scale, NaN where there is none
 * @throws RangeError for an empty matrix, parameters out of range, or when the steps are so large that it diverges
 *   or leaves factors that are not finite
 */
export async function trainSvdPlusPlus(
  ratings: Csr,
  config: SvdPlusPlusConfig,
  run: SvdPlusPlusRun,
): Promise<SvdPlusPlusResult> {
  checkSvdPlusPlus(config);
  if (!ratings.values.some((value) => !Number.isNaN(value))) {
    throw new RangeError(`Nothing to learn from: no ratings of ${ratings.columns} items.`);
  }
  const heldOut = holdOut(ratings, config.validationShare, run.rng);
  if (heldOut.count === 0) {
    const state = await descend(ratings, config, run, config.epochs);
    return { side: state.items, ridge: config, epochs: config.epochs };
  }
  const { state: tried, epochs } = await stopEarly(heldOut, config, run);
  const strength = chooseFoldInStrength(heldOut, tried.items, config);
  const { items: side } = await descend(ratings, config, run, epochs);
  const ridge = {
    regularisation: strength * config.regularisation,
    biasRegularisation: strength * config.biasRegularisation,
    frequencyScaling: config.frequencyScaling,
  };
  return { side, ridge, epochs };
}

/** Takes a random share of the ratings away, and with them that their items were met. */
function holdOut(ratings: Csr, share: number, rng: Rng): HeldOut {
  const held = ratings.values.map((value) => (!Number.isNaN(value) && rng.uniform() < share ? 1 : 0));
  return {
    rest: keepEntries(ratings, (e) => held[e] === 0),
    held: keepEntries(ratings, (e) => held[e] === 1),
    count: held.reduce((sum, one) => sum + one, 0),
  };
}

/** Passes until the held-out ratings have not been predicted better for a while. */
async function stopEarly(
  heldOut: HeldOut,
  config: SvdPlusPlusConfig,
  run: SvdPlusPlusRun,
): Promise<{ state: SgdState; epochs: number }> {
  const state = createState(heldOut.rest, config, run.rng);
  const passes = createPasses(heldOut.rest, config, state);
  let best = { error: measureError(heldOut, state), epochs: 1 };
  let rate = config.learningRate;
  for (let epoch = 1; epoch <= config.epochs && epoch - best.epochs <= config.patience; epoch++) {
    checkLoss(runEpoch(passes, rate, run.rng, run.pace ?? NO_PACE), epoch);
    rate *= config.learningDecay;
    const error = measureError(heldOut, state);
    if (error < best.error) best = { error, epochs: epoch };
    run.onProgress?.((0.5 * epoch) / config.epochs);
    await run.pace?.yield();
  }
  return { state, epochs: best.epochs };
}

async function descend(
  ratings: Csr,
  config: SvdPlusPlusConfig,
  run: SvdPlusPlusRun,
  epochs: number,
): Promise<SgdState> {
  const state = createState(ratings, config, run.rng);
  const passes = createPasses(ratings, config, state);
  let rate = config.learningRate;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const loss = checkLoss(runEpoch(passes, rate, run.rng, run.pace ?? NO_PACE), epoch);
    rate *= config.learningDecay;
    run.onIteration?.(epoch, loss);
    run.onProgress?.(0.5 + (0.5 * epoch) / epochs);
    await run.pace?.yield();
  }
  const { factors, bias, vectors, implicit = new Float32Array(0) } = state.items;
  checkFactors(bias, 1);
  checkFactors(vectors, factors);
  checkFactors(implicit, factors);
  return state;
}

function checkLoss(loss: number, epoch: number): number {
  if (Number.isFinite(loss)) return loss;
  throw new RangeError(`Training diverged in pass ${epoch}; use a smaller "learningRate".`);
}
