import type { Rng } from "../base/rng";
import type { Parameters } from "../core/model/parameters";
import { proposeByParzen, proposeRandom, type Observation } from "./propose";
import { isWhole, type Tried } from "./settle";
import type { Dimension, Point } from "./space";

/** What to try next. */
export interface Proposal {
  readonly parameters: Parameters;
  readonly point: Point;
}

export interface ScheduleOptions {
  readonly dimensions: readonly Dimension[];
  /** The dimension that grows last, and the coordinate it begins with; null: none does. */
  readonly growth: { readonly dimension: number; readonly base: number } | null;
  /** Tried before anything is proposed, in their order. */
  readonly starts: readonly Proposal[];
  /** How much of the search is over, 0–1. */
  done(): number;
  /** Seconds that are left. */
  secondsLeft(): number;
  parametersOf(point: Point): Parameters;
  readonly rng: Rng;
}

/** Share of what is tried at one size that is drawn at random before it is looked at what was found. */
const RANDOM_SHARE = 1 / 3;
/** Fewer trials than these teach nothing. */
const RANDOM_TRIALS = 4;
/** Of fewer trials of its own, a size is judged by those of all sizes. */
const KNOWN_TRIALS = 8;
/** Share of the search in which everything is tried at the size it begins with. */
const SMALL_SHARE = 0.4;
/** How much longer a trial takes at the next size, at most; one that would take more than half of what is left is not made. */
const GROWTH_COST = 4;

/**
 * Decides trial by trial what comes next: the starts; a third at random, then where the trials so far promise most (see
 * propose.ts). A parameter that makes fits longer grows last: for the first part of the search it stays where it is, then
 * the best trial grows step by step as long as that makes it better, and from then on small trials, those of the small ones
 * that did best at the size of the best, and new ones of that size take turns.
 *
 * @returns null when nothing is left to try
 */
export function createSchedule(options: ScheduleOptions): (tried: readonly Tried[]) => Proposal | null {
  const { dimensions, growth, rng, done, parametersOf } = options;
  const waiting = [...options.starts];
  let turn = 0;

  function proposeFrom(tried: readonly Observation[], among: readonly Dimension[], isRandom: boolean) {
    return (isRandom || tried.length < RANDOM_TRIALS ? proposeRandom : proposeByParzen)(among, tried, rng);
  }

  function proposeAt(tried: readonly Tried[], level: number, isRandom: boolean): Point | null {
    if (growth === null) return proposeFrom(tried, dimensions, isRandom);
    const { dimension } = growth;
    const frozen = dimensions.map((one, d) => (d === dimension ? freeze(one, level) : one));
    const there = tried.filter(({ point }) => point[dimension] === level);
    // What is good at one size is about good at the next.
    const known = there.length < KNOWN_TRIALS && level !== growth.base ? tried : there;
    const moved = known.map(({ point, loss }) => ({ point: point.with(dimension, 0), loss }));
    return proposeFrom(moved, frozen, isRandom)?.with(dimension, level) ?? null;
  }

  function proposeGrowth(tried: readonly Tried[], dimension: number, base: number): Point | null {
    const known = new Set(tried.map(({ point }) => JSON.stringify(point)));
    const isNew = (point: Point): boolean => !known.has(JSON.stringify(point));
    const ranked = tried.filter(isWhole).toSorted((a, b) => a.loss - b.loss);
    const [leader] = ranked;
    if (leader === undefined) return proposeAt(tried, base, false);
    const level = leader.point[dimension];
    const larger = leader.point.with(dimension, level + 1);
    const affordable = GROWTH_COST * leader.trial.seconds <= options.secondsLeft() / 2;
    const canGrow = level + 1 < dimensions[dimension].choices && affordable;
    if (canGrow && isNew(larger)) return larger;
    if (level === base && !canGrow) return proposeAt(tried, base, false);
    // The best small one need not be the best of those that grow, so the others get their chance, one size up at least.
    const target = Math.max(level, base + 1);
    const promoted = ranked
      .filter(({ point }) => point[dimension] === base)
      .map(({ point }) => point.with(dimension, target))
      .find(isNew);
    const next = turn++ % 3;
    if (next === 0 && promoted !== undefined) return promoted;
    return proposeAt(tried, next === 1 ? base : target, false);
  }

  return (tried) => {
    const start = waiting.shift();
    if (start !== undefined) return start;
    let point: Point | null;
    if (growth === null) point = proposeAt(tried, 0, done() < RANDOM_SHARE);
    else if (done() < SMALL_SHARE) point = proposeAt(tried, growth.base, done() < RANDOM_SHARE * SMALL_SHARE);
    else point = proposeGrowth(tried, growth.dimension, growth.base);
    // At one size everything may have been tried; at another there is still something.
    point ??= proposeRandom(dimensions, tried, rng);
    return point && { parameters: parametersOf(point), point };
  };
}

/** A dimension that has but one choice. */
function freeze({ name, decode }: Dimension, level: number): Dimension {
  return { name, choices: 1, decode: () => decode(level), encode: () => 0 };
}
