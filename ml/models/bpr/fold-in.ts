/** Most Newton steps; a handful is enough. */
const NEWTON_STEPS = 12;
/** Ends when the gradient has shrunk to this share of what it was at 0… */
const ENOUGH = 1e-3;
/** … and a system of one step when its residual has, squared: the next step sees to the rest. */
const SYSTEM_ENOUGH = 1e-3;

/** One history against the items that stand for all others. */
export interface FoldIn {
  /** Length k of a factor vector; rows of `items` have k + 1 places, the bias last. */
  readonly factors: number;
  readonly items: Float32Array;
  /** Distinct items of the history. */
  readonly positives: Uint32Array;
  /** Items outside it, possibly repeated. */
  readonly negatives: Uint32Array;
  readonly regularisation: number;
}

/**
 * The factors that rank a history best, the expected objective of the training for one user:
 *
 *     minimise f(x) = mean over positives i and negatives j of −ln σ(xᵀ(y_i − y_j) + b_i − b_j)  +  λ/2·|x|²
 *
 * by Newton's method from 0, its systems solved by conjugate gradient. Scores and sums are taken per item
 * and not per pair, so that a step costs (n + m)·k + n·m for n positives and m negatives. f is strictly
 * convex: the answer does not depend on how it is found.
 *
 * @returns x, length k; 0 for an empty history or one of everything
 */
export function foldInPairs(problem: FoldIn): Float64Array {
  const k = problem.factors;
  const x = new Float64Array(k);
  if (problem.positives.length === 0 || problem.negatives.length === 0) return x;
  let here = examine(problem, x);
  const start = norm(here.gradient);
  for (let step = 0; step < NEWTON_STEPS && norm(here.gradient) > ENOUGH * start; step++) {
    const direction = solveNewton(problem, here.curvature, here.gradient);
    const slope = dot(direction, here.gradient);
    let length = 1;
    let next = examine(problem, move(x, direction, length));
    while (!(next.value <= here.value - 1e-4 * length * slope) && length > 1e-6) {
      length /= 2;
      next = examine(problem, move(x, direction, length));
    }
    if (!(next.value < here.value)) break; // as low as double precision sees
    x.set(move(x, direction, length));
    here = next;
  }
  return x;
}

/** f at one point: its value, its gradient, and for each pair the second derivative of −ln σ over n·m. */
interface Examined {
  readonly value: number;
  readonly gradient: Float64Array;
  /** positives × negatives */
  readonly curvature: Float64Array;
}

function examine(problem: FoldIn, x: Float64Array): Examined {
  const { positives, negatives, regularisation } = problem;
  const [n, m] = [positives.length, negatives.length];
  const above = scoresOf(problem, positives, x, 1);
  const below = scoresOf(problem, negatives, x, 1);
  const curvature = new Float64Array(n * m);
  const pull = new Float64Array(n);
  const push = new Float64Array(m);
  let value = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const difference = above[i] - below[j];
      const small = Math.exp(-Math.abs(difference));
      const wrong = (difference > 0 ? small : 1) / (1 + small); // σ(−difference)
      value += Math.log1p(small) - Math.min(0, difference);
      pull[i] -= wrong;
      push[j] += wrong;
      curvature[i * m + j] = (wrong * (1 - wrong)) / (n * m);
    }
  }
  const gradient = x.map((value) => regularisation * value);
  addRows(problem, positives, pull, 1 / (n * m), gradient);
  addRows(problem, negatives, push, 1 / (n * m), gradient);
  return { value: value / (n * m) + (regularisation / 2) * dot(x, x), gradient, curvature };
}

/** H⁻¹·g by conjugate gradient, H = λI + Σ_ij c_ij (y_i − y_j)(y_i − y_j)ᵀ. */
function solveNewton(problem: FoldIn, curvature: Float64Array, g: Float64Array): Float64Array {
  const x = new Float64Array(g.length);
  const r = Float64Array.from(g);
  const p = Float64Array.from(g);
  let rr = dot(r, r);
  const enough = rr * SYSTEM_ENOUGH;
  for (let step = 0; step < g.length && rr > enough; step++) {
    const hp = applyHessian(problem, curvature, p);
    const alpha = rr / dot(p, hp);
    for (let f = 0; f < x.length; f++) {
      x[f] += alpha * p[f];
      r[f] -= alpha * hp[f];
    }
    const next = dot(r, r);
    for (let f = 0; f < x.length; f++) p[f] = r[f] + (next / rr) * p[f];
    rr = next;
  }
  return x;
}

function applyHessian(problem: FoldIn, curvature: Float64Array, p: Float64Array): Float64Array {
  const { positives, negatives, regularisation } = problem;
  const above = scoresOf(problem, positives, p, 0);
  const below = scoresOf(problem, negatives, p, 0);
  const pull = new Float64Array(positives.length);
  const push = new Float64Array(negatives.length);
  for (let i = 0; i < above.length; i++) {
    for (let j = 0; j < below.length; j++) {
      const bend = curvature[i * below.length + j] * (above[i] - below[j]);
      pull[i] += bend;
      push[j] -= bend;
    }
  }
  const out = p.map((value) => regularisation * value);
  addRows(problem, positives, pull, 1, out);
  addRows(problem, negatives, push, 1, out);
  return out;
}

/** rows · x, plus `bias` times their biases. */
function scoresOf({ items, factors: k }: FoldIn, rows: Uint32Array, x: Float64Array, bias: number) {
  const scores = new Float64Array(rows.length);
  for (let j = 0; j < rows.length; j++) {
    const y = rows[j] * (k + 1);
    let score = bias * items[y + k];
    for (let f = 0; f < k; f++) score += items[y + f] * x[f];
    scores[j] = score;
  }
  return scores;
}

/** out += scale · Σ_j weights_j · y_j */
function addRows(
  { items, factors: k }: FoldIn,
  rows: Uint32Array,
  weights: Float64Array,
  scale: number,
  out: Float64Array,
): void {
  for (let j = 0; j < rows.length; j++) {
    const y = rows[j] * (k + 1);
    const weight = scale * weights[j];
    for (let f = 0; f < k; f++) out[f] += weight * items[y + f];
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < a.length; f++) sum += a[f] * b[f];
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

/** x − length · direction */
function move(x: Float64Array, direction: Float64Array, length: number): Float64Array {
  return x.map((value, f) => value - length * direction[f]);
}
