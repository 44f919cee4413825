/** What moves from one weight to another, coarse to fine. */
const STEPS = [1 / 4, 1 / 8, 1 / 16, 1 / 32];
/** Of the quality, for a squared distance of 1 from even weights. */
const PULL = 0.005;
/** Less is not an improvement but rounding. */
const MARGIN = 1e-9;

/**
 * Weights (≥ 0, adding up to 1) of high quality: from the best of each weight alone and all of them even, a
 * part is moved from one weight to another as long as that is an improvement, then ever smaller parts.
 * Ranking metrics are flat in steps, hence no gradient; among weights of like quality the more even ones are
 * kept, which a small sample is less likely to have favoured by luck.
 *
 * @param measure the quality of weights, ≥ 0
 */
export async function climbSimplex(
  count: number,
  measure: (weights: readonly number[]) => Promise<number>,
): Promise<readonly number[]> {
  const rate = async (weights: readonly number[]) => {
    return (await measure(weights)) * (1 - PULL * distanceFromEven(weights));
  };
  let best = await pickStart(count, rate);
  for (const step of STEPS) {
    for (let before = -1; before < best.quality - MARGIN;) {
      before = best.quality;
      best = await tryMoves(best, step, rate);
    }
  }
  return best.weights;
}

interface Rated {
  readonly weights: readonly number[];
  readonly quality: number;
}

type Rate = (weights: readonly number[]) => Promise<number>;

async function pickStart(count: number, rate: Rate): Promise<Rated> {
  const starts = [
    new Array<number>(count).fill(1 / count),
    ...Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_, j) => (i === j ? 1 : 0))),
  ];
  let best: Rated = { weights: starts[0], quality: -Infinity };
  for (const weights of starts) {
    const quality = await rate(weights);
    if (quality > best.quality + MARGIN) best = { weights, quality };
  }
  return best;
}

/** Every move from one weight to another, each kept at once when it is an improvement. */
async function tryMoves(start: Rated, step: number, rate: Rate): Promise<Rated> {
  let best = start;
  for (let from = 0; from < start.weights.length; from++) {
    for (let to = 0; to < start.weights.length; to++) {
      const part = Math.min(step, best.weights[from]);
      if (from === to || part === 0) continue;
      const weights = best.weights.map((weight, i) =>
        i === from ? weight - part : i === to ? weight + part : weight,
      );
      const quality = await rate(weights);
      if (quality > best.quality + MARGIN) best = { weights, quality };
    }
  }
  return best;
}

function distanceFromEven(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + (weight - 1 / weights.length) ** 2, 0);
}
