import { betaShare } from "../stats/distributions/gamma";

/** What is known of a variant: lists seen, and those of them that were clicked. Parts of lists may be counted, see below. */
export interface Arm {
  readonly clicked: number;
  readonly lists: number;
}

/** How traffic is to be split next. Without an error both are there. */
export interface BanditSplit {
  /** How likely each variant is to be the best; they add up to 1. */
  readonly chances: readonly number[] | null;
  /** What each variant is to get: never less than the floor; added up in order, exactly 1. */
  readonly shares: readonly number[] | null;
  readonly error: "too_few_variants" | "impossible_counts" | "bad_floor" | null;
}

/** What each variant always gets, so that a bad beginning can be made good and its value stays known. */
export const DEFAULT_FLOOR = 0.05;

/** Shares are multiples of this: a power of ½, so that sums of them are exact. */
const GRAIN = 2 ** -20;

/**
 * Thompson sampling as a split: each variant gets the chance that it is the best, by Beta posteriors over its click rate
 * with the uniform prior, and at least `floor`. The chances are integrated, not drawn: the same counts give the same split.
 *
 * The split changes over time, so whoever uses it has to remember which variant a shopper got: assigned anew by moved
 * shares, shoppers at the edges would change sides. And the log must carry the share that held when somebody was assigned:
 * it is the propensity. Lists of one shopper resemble each other; where that matters, divide both counts by their design
 * effect (variance of the rate clustered by shopper over the variance of independent lists), or the split is too sure.
 *
 * A test of such data as if shares had been fixed is biased: read the split itself, or compare by inverse propensities.
 */
export function splitByChance(arms: readonly Arm[], floor = DEFAULT_FLOOR): BanditSplit {
  if (arms.length < 2) return refuse("too_few_variants");
  if (!arms.every(isPossible)) return refuse("impossible_counts");
  if (!(floor >= 0 && floor * arms.length <= 1)) return refuse("bad_floor");
  const chances = chancesToBeBest(arms);
  return { chances, shares: applyFloor(chances, floor), error: null };
}

function refuse(error: BanditSplit["error"]): BanditSplit {
  return { chances: null, shares: null, error };
}

function isPossible({ clicked, lists }: Arm): boolean {
  return clicked >= 0 && lists >= clicked && Number.isFinite(lists);
}

/** The floor for each, and what is left by chance; whole grains, those left over to the largest remainders. */
function applyFloor(chances: readonly number[], floor: number): number[] {
  const total = 1 / GRAIN;
  const least = Math.min(Math.ceil(floor * total - 1e-9), Math.floor(total / chances.length));
  const free = total - least * chances.length;
  const exact = chances.map((chance) => least + chance * free);
  const grains = exact.map(Math.floor);
  const left = total - grains.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact
    .map((share, arm) => ({ arm, rest: share - grains[arm] }))
    .sort((a, b) => b.rest - a.rest || a.arm - b.arm);
  for (let i = 0; i < left; i++) grains[byRemainder[i].arm]++;
  return grains.map((count) => count * GRAIN);
}

/** Where the grid of a posterior lies around its mean, in standard deviations: rates near 0 have long upper tails. */
const FROM = -9;
const TO = 18;
const STEP = 0.1;

/**
 * P(arm is best) = ∫ Π F_other dF_arm, over a grid that is fine wherever one of the posteriors is.
 */
function chancesToBeBest(arms: readonly Arm[]): number[] {
  const posteriors = arms.map(({ clicked, lists }) => ({ a: clicked + 1, b: lists - clicked + 1 }));
  const grid = new Set([0, 1]);
  for (const { a, b } of posteriors) {
    const mean = a / (a + b);
    const sd = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
    for (let t = FROM; t <= TO; t += STEP) {
      for (const x of [mean + t * sd, mean - t * sd]) if (x > 0 && x < 1) grid.add(x);
    }
  }
  const points = Float64Array.from(grid).sort();
  let before = posteriors.map(() => 0);
  const chances = posteriors.map(() => 0);
  for (const x of points) {
    const now = posteriors.map(({ a, b }) => betaShare(a, b, x, 1 - x));
    addCell(chances, before, now);
    before = now;
  }
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}

/** What a cell of the grid adds: the arm lies in it, the others below its middle. */
function addCell(chances: number[], before: readonly number[], now: readonly number[]): void {
  for (let arm = 0; arm < chances.length; arm++) {
    let product = now[arm] - before[arm];
    for (let other = 0; other < chances.length && product !== 0; other++) {
      if (other !== arm) product *= (before[other] + now[other]) / 2;
    }
    chances[arm] += product;
  }
}
