import type { Csr } from "../../linalg/sparse/csr";
import type { Rng } from "../../base/rng";
import { checkFactors } from "../../core/model/check-factors";
import { NO_PACE, type Pace } from "../../base/pace";
import { checkBpr, type BprConfig } from "./config";
import { createNegatives, hasEntry, type DrawItem } from "./negatives";

const SAMPLES_PER_CHECK = 32_768;
/** After so many draws a user counts as one who knows everything, and the sample is skipped. */
const MAX_DRAWS = 64;
const INITIAL_SPREAD = 0.1;

export interface BprRun {
  readonly rng: Rng;
  readonly pace?: Pace;
  /** After each pass, with the mean of −ln σ over its samples. */
  onIteration?(done: number, loss: number): void;
}

export interface BprFactors {
  /** Items × (k + 1), row-major: y_i, and b_i last. */
  readonly items: Float32Array;
  /** x_u, users × k; serving folds in and does without. */
  readonly users: Float32Array;
  /** Items drawn like negatives, which stand for all others when a history is folded in. */
  readonly negatives: Uint32Array;
}

interface Descent extends Pick<BprFactors, "items" | "users"> {
  readonly matrix: Csr;
  readonly config: BprConfig;
  readonly rng: Rng;
  readonly draw: DrawItem;
  /** Row of each entry. */
  readonly userOf: Uint32Array;
}

/**
 * Bayesian personalised ranking (README.md): for a random pair that was observed and a random item the
 * user did not meet, a step that lets the first score more than the second.
 *
 * @param matrix users × items; that a pair was observed counts, its value does not
 * @throws RangeError for an empty matrix, parameters out of range, or when the steps are so large that it diverges
 *   or leaves factors that are not finite
 */
export async function trainBpr(matrix: Csr, config: BprConfig, run: BprRun): Promise<BprFactors> {
  checkBpr(config);
  if (matrix.indices.length === 0) {
    throw new RangeError(`Nothing to learn from: the ${matrix.rows}×${matrix.columns} matrix is empty.`);
  }
  const descent = createDescent(matrix, config, run.rng);
  const pace = run.pace ?? NO_PACE;
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    const loss = runEpoch(descent, epoch, pace);
    if (!Number.isFinite(loss)) {
      throw new RangeError(`Training diverged in pass ${epoch + 1}; use a smaller "learningRate".`);
    }
    run.onIteration?.(epoch + 1, loss);
    await pace.yield();
  }
  checkFactors(descent.items, config.factors + 1);
  const negatives = Uint32Array.from({ length: config.foldInNegatives }, () => descent.draw(run.rng));
  return { items: descent.items, users: descent.users, negatives };
}

function createDescent(matrix: Csr, config: BprConfig, rng: Rng): Descent {
  const k = config.factors;
  const spread = INITIAL_SPREAD / Math.sqrt(k);
  const items = new Float32Array(matrix.columns * (k + 1));
  for (let p = 0; p < items.length; p++) items[p] = p % (k + 1) === k ? 0 : spread * rng.normal();
  const userOf = new Uint32Array(matrix.indices.length);
  for (let u = 0; u < matrix.rows; u++) userOf.fill(u, matrix.indptr[u], matrix.indptr[u + 1]);
  return {
    matrix,
    config,
    rng,
    items,
    userOf,
    users: Float32Array.from({ length: matrix.rows * k }, () => spread * rng.normal()),
    draw: createNegatives(matrix, config.popularityExponent),
  };
}

/** As many samples as there are entries; returns the mean of −ln σ. */
function runEpoch(descent: Descent, epoch: number, pace: Pace): number {
  const { matrix, config, rng, userOf } = descent;
  const samples = matrix.indices.length;
  let loss = 0;
  let taken = 0;
  for (let sample = 0; sample < samples; sample++) {
    if (sample % SAMPLES_PER_CHECK === 0) pace.checkpoint();
    const entry = rng.integer(samples);
    const u = userOf[entry];
    const j = drawNegative(descent, u);
    if (j < 0) continue;
    const rate = config.learningRate * (1 - (epoch + sample / samples) / config.epochs);
    loss += stepTriple(descent, u, matrix.indices[entry], j, rate);
    taken++;
  }
  return loss / Math.max(1, taken);
}

/** Of several items user u did not meet the one that scores highest; −1 when none is found. */
function drawNegative(descent: Descent, u: number): number {
  const { matrix, config, rng, draw } = descent;
  let best = -1;
  let bestScore = -Infinity;
  let left = config.candidates;
  for (let tries = MAX_DRAWS * config.candidates; tries > 0 && left > 0; tries--) {
    const j = draw(rng);
    if (hasEntry(matrix, u, j)) continue;
    left--;
    if (config.candidates === 1) return j;
    const score = scoreOf(descent, u, j);
    if (score <= bestScore) continue;
    best = j;
    bestScore = score;
  }
  return best;
}

function scoreOf({ items, users, config: { factors: k } }: Descent, u: number, i: number): number {
  const [x, y] = [u * k, i * (k + 1)];
  let score = items[y + k];
  for (let f = 0; f < k; f++) score += users[x + f] * items[y + f];
  return score;
}

/** One step up the gradient of ln σ(s_ui − s_uj) − λ/2(…); returns −ln σ before it. */
function stepTriple(descent: Descent, u: number, i: number, j: number, rate: number): number {
  const { items, users, config } = descent;
  const { factors: k, regularisation, biasRegularisation } = config;
  const [x, yi, yj] = [u * k, i * (k + 1), j * (k + 1)];
  const difference = scoreOf(descent, u, i) - scoreOf(descent, u, j);
  const slope = rate / (1 + Math.exp(difference)); // γ·σ(s_uj − s_ui)
  const keep = 1 - rate * regularisation;
  for (let f = 0; f < k; f++) {
    const [xf, yif, yjf] = [users[x + f], items[yi + f], items[yj + f]];
    users[x + f] = keep * xf + slope * (yif - yjf);
    items[yi + f] = keep * yif + slope * xf;
    items[yj + f] = keep * yjf - slope * xf;
  }
  const keepBias = 1 - rate * biasRegularisation;
  items[yi + k] = keepBias * items[yi + k] + slope;
  items[yj + k] = keepBias * items[yj + k] - slope;
  return difference > -30 ? Math.log1p(Math.exp(-difference)) : -difference;
}
