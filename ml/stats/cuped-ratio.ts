import type { Estimate, Pair } from "./estimate";
import { covarianceOf, meanOf, varianceOf } from "./moments";
import { metricSums, type VariantSums } from "./variant";

/** Numerator and denominator during the experiment, then both before it. */
type Four = readonly [number, number, number, number];

/** The means of the four values of each unit, and their covariances. */
interface Joint {
  readonly n: number;
  readonly means: Four;
  readonly covariances: readonly [Four, Four, Four, Four];
}

/** Below it the ratio before says nothing of the ratio during. */
const SMALLEST_THETA = 1e-8;

/**
 * CUPED of a ratio: the ratio less θ times the same ratio before the experiment, with the unit as what varies. Null where
 * the past is not known or tells nothing.
 */
export function adjustedRatioPair(a: VariantSums, b: VariantSums): Pair | null {
  const [ofA, ofB] = [jointOf(a), jointOf(b)];
  if (!ofA || !ofB) return null;
  const theta = thetaOf(ofA, ofB);
  if (Math.abs(theta) < SMALLEST_THETA) return null;
  const [adjustedA, adjustedB] = [adjust(ofA, theta), adjust(ofB, theta)];
  return { a: adjustedA, b: adjustedB, relativeVariance: relativeVariance(ofA, ofB, theta) };
}

function jointOf(variant: VariantSums): Joint | null {
  const { n, sum, denominator: d, covariate: x } = variant;
  const e = x?.denominator;
  if (!d || !x || !e || d.sum === 0 || e.sum === 0) return null;
  const cov = covarianceOf.bind(null, n);
  const yd = cov(sum, d.sum, d.sumProducts);
  const yx = cov(sum, x.sum, x.sumProducts);
  const ye = cov(sum, e.sum, e.withMetric);
  const dx = cov(d.sum, x.sum, x.withDenominator ?? 0);
  const de = cov(d.sum, e.sum, e.withDenominator);
  const xe = cov(x.sum, e.sum, e.sumProducts);
  const covariances: Joint["covariances"] = [
    [varianceOf(n, metricSums(variant, "ratio")), yd, yx, ye],
    [yd, varianceOf(n, d), dx, de],
    [yx, dx, varianceOf(n, x), xe],
    [ye, de, xe, varianceOf(n, e)],
  ];
  return { n, means: [meanOf(n, sum), meanOf(n, d.sum), meanOf(n, x.sum), meanOf(n, e.sum)], covariances };
}

/** How the adjusted ratio moves with each of the four means. */
function gradient({ means: [y, d, x, e] }: Joint, theta: number): Four {
  return [1 / d, -y / d ** 2, -theta / e, (theta * x) / e ** 2];
}

function thetaOf(a: Joint, b: Joint): number {
  let covariance = 0;
  let before = 0;
  for (const joint of [a, b]) {
    const [y, d, x, e] = gradient(joint, -1);
    const past: Four = [0, 0, x, e];
    covariance += product(past, joint, [y, d, 0, 0]);
    before += product(past, joint, past);
  }
  return before === 0 ? 0 : covariance / before;
}

function adjust(joint: Joint, theta: number): Estimate {
  const [y, d, x, e] = joint.means;
  const slope = gradient(joint, theta);
  return {
    n: joint.n,
    mean: y / d - (theta * x) / e,
    plainMean: y / d,
    variance: product(slope, joint, slope),
  };
}

/** By the delta method; the lift is relative to A's ratio as it was measured. */
function relativeVariance(a: Joint, b: Joint, theta: number): number {
  const [of, to] = [adjust(b, theta), adjust(a, theta)];
  const baseline = Math.abs(to.plainMean);
  const [y, d] = a.means;
  const grown = (baseline + of.mean - to.mean) / baseline;
  const [, , x, e] = gradient(a, theta);
  const slopeA: Four = [-grown / d, (grown * y) / d ** 2, -x, -e];
  const slopeB = gradient(b, theta);
  return (product(slopeA, a, slopeA) / a.n + product(slopeB, b, slopeB) / b.n) / baseline ** 2;
}

/** uᵀ Λ v */
function product(u: Four, { covariances }: Joint, v: Four): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) sum += u[i] * covariances[i][j] * v[j];
  return sum;
}
