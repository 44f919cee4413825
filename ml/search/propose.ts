import type { Rng } from "../base/rng";
import { createParzen } from "./parzen";
import { decodePoint, drawPoint, type Dimension, type Point } from "./space";

/** A point that was tried; the smaller the loss the better, infinite where it failed. */
export interface Observation {
  readonly point: Point;
  readonly loss: number;
}

/** Share of the trials that count as good. */
const GOOD_SHARE = 0.15;
const CANDIDATES = 24;
/** Draws without a new point after which everything counts as tried. */
const PATIENCE = 200;

/** Any point that was not tried yet; null when none is left, as far as drawing can tell. */
export function proposeRandom(
  dimensions: readonly Dimension[],
  tried: readonly Observation[],
  rng: Rng,
): Point | null {
  const isNew = createNoveltyCheck(dimensions, tried);
  for (let i = 0; i < PATIENCE; i++) {
    const point = drawPoint(dimensions, rng);
    if (isNew(point)) return point;
  }
  return null;
}

/**
 * The Tree-structured Parzen Estimator (Bergstra et al. 2011): the trials are parted into good and other
 * ones, each with a density over points. Of points drawn from the density of the good, that one is proposed
 * whose density is highest against the others': where the improvement is expected to be largest.
 */
export function proposeByParzen(
  dimensions: readonly Dimension[],
  tried: readonly Observation[],
  rng: Rng,
): Point | null {
  const sorted = tried.toSorted((a, b) => a.loss - b.loss);
  const count = Math.max(1, Math.ceil(GOOD_SHARE * sorted.length));
  const points = sorted.map(({ point }) => point);
  const good = createParzen(points.slice(0, count), dimensions, points.length);
  const others = createParzen(points.slice(count), dimensions, points.length);
  const isNew = createNoveltyCheck(dimensions, tried);
  let best: Point | null = null;
  let highest = -Infinity;
  for (let i = 0; i < CANDIDATES; i++) {
    const point = good.draw(rng);
    const gain = good.logDensity(point) - others.logDensity(point);
    if (gain <= highest || !isNew(point)) continue;
    best = point;
    highest = gain;
  }
  return best ?? proposeRandom(dimensions, tried, rng);
}

function createNoveltyCheck(dimensions: readonly Dimension[], tried: readonly Observation[]) {
  const nameOf = (point: Point) => JSON.stringify(decodePoint(dimensions, point));
  const known = new Set(tried.map(({ point }) => nameOf(point)));
  return (point: Point) => !known.has(nameOf(point));
}
