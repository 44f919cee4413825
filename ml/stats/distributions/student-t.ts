import { betaShare, logBeta } from "./gamma";
import { normalDensity, normalQuantile, normalTail } from "./normal";
import { quantileOfTail } from "./quantile-of-tail";

/** From here on the continued fraction loses more digits than the series around the normal leaves out. */
const NEARLY_NORMAL_FROM = 1e5;

/** P(T > t) of Student's t; degrees of freedom > 0, not necessarily whole. */
export function studentTail(t: number, degrees: number): number {
  if (degrees >= NEARLY_NORMAL_FROM) return nearlyNormalTail(t, degrees);
  const square = t * t;
  const beyond = 0.5 * betaShare(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square));
  return t >= 0 ? beyond : 1 - beyond;
}

/** The normal with its first three corrections in powers of 1 / degrees (R. A. Fisher, Metron 5, 1925). */
function nearlyNormalTail(t: number, degrees: number): number {
  const s = t * t;
  const first = (s + 1) / 4;
  const second = (((3 * s - 7) * s - 5) * s - 3) / 96;
  const third = (((((s - 11) * s + 14) * s + 6) * s - 3) * s - 15) / 384;
  const corrections = (first + (second + third / degrees) / degrees) / degrees;
  return normalTail(t) + normalDensity(t) * t * corrections;
}

function studentDensity(t: number, degrees: number): number {
  const power = -((degrees + 1) / 2) * Math.log1p((t * t) / degrees);
  return Math.exp(power - logBeta(degrees / 2, 0.5)) / Math.sqrt(degrees);
}

/** The value that Student's t stays below with this probability, 0 < probability < 1. */
export function studentQuantile(probability: number, degrees: number): number {
  const share = Math.min(probability, 1 - probability);
  const z = -normalQuantile(share);
  const start = z + (z ** 3 + z) / (4 * degrees);
  const tail = (t: number) => studentTail(t, degrees);
  const density = (t: number) => studentDensity(t, degrees);
  const t = quantileOfTail(share, { tail, density }, start);
  return probability < 0.5 ? -t : t;
}
