import type { Csr } from "../../linalg/sparse/csr";
import type { ItemSide, Ridge } from "../../core/explicit-mf/fold-in";
import { keepEntries } from "../../core/explicit-mf/rating-matrix";
import type { Rng } from "../../base/rng";
import { checkFactors } from "../../core/model/check-factors";
import { NO_PACE, type Pace } from "../../base/pace";
import { checkSvdPlusPlus, type SvdPlusPlusConfig } from "./config";
import { createPasses, runEpoch } from "./epoch";
import { fitBiases, measureBiases } from "./fit-biases";
import { createState, type SgdState } from "./state";
import { chooseBiasShare, chooseFoldInStrength, type HeldOut, measureError } from "./validate";

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
  /** Passes that were worth it; 0 where the biases alone predict better. */
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
    const state = await descend(ratings, config, run, { epochs: config.epochs, biasShare: 1 });
    return { side: state.items, ridge: config, epochs: config.epochs };
  }
  const { epochs, biasShare, items: tried } = await stopEarly(heldOut, config, run);
  const strength = chooseFoldInStrength(heldOut, tried, config);
  const { items: side } = await descend(ratings, config, run, { epochs, biasShare });
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

/** How a training begins and ends, as the held-out ratings have it. */
interface Course {
  /** Passes that were worth it; 0 where the biases alone predict better. */
  readonly epochs: number;
  /** How much of the fitted biases it begins with. */
  readonly biasShare: number;
}

/**
 * Passes until the held-out ratings have not been predicted better for a while. The while is counted from where the
 * training error has left that of the biases: before, the factors are all but nothing, so that there is nothing yet
 * that could help, or fit too closely; how long that lasts is a matter of the learning rate.
 */
async function stopEarly(
  heldOut: HeldOut,
  config: SvdPlusPlusConfig,
  run: SvdPlusPlusRun,
): Promise<Course & { readonly items: ItemSide }> {
  const biases = fitBiases(heldOut.rest);
  const biasShare = chooseBiasShare(heldOut, biases);
  const plateau = measureBiases(heldOut.rest, biases, 1);
  const state = createState(heldOut.rest, config, run.rng, biasShare);
  const passes = createPasses(heldOut.rest, config, state);
  let best = { error: measureError(heldOut, state), epochs: 0, items: copyItems(state) };
  let rate = config.learningRate;
  let waited = 0;
  for (let epoch = 1; epoch <= config.epochs && waited <= config.patience; epoch++) {
    const loss = checkLoss(runEpoch(passes, rate, run.rng, run.pace ?? NO_PACE), epoch);
    rate *= config.learningDecay;
    const error = measureError(heldOut, state);
    waited = loss < LEFT_PLATEAU * plateau ? waited + 1 : 0;
    if (error < best.error) {
      best = { error, epochs: epoch, items: copyItems(state) };
      waited = 0;
    }
    run.onProgress?.((0.5 * epoch) / config.epochs);
    await run.pace?.yield();
  }
  return { epochs: best.epochs, biasShare, items: best.items };
}

/** Below this share of the biases' squared error, the factors have begun to say something. */
const LEFT_PLATEAU = 0.9;

function copyItems({ items }: SgdState): ItemSide {
  const { factors, bias, vectors, implicit } = items;
  return { factors, bias: bias.slice(), vectors: vectors.slice(), implicit: implicit?.slice() };
}

async function descend(
  ratings: Csr,
  config: SvdPlusPlusConfig,
  run: SvdPlusPlusRun,
  { epochs, biasShare }: Course,
): Promise<SgdState> {
  const state = createState(ratings, config, run.rng, biasShare);
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
