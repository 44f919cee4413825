import { climbSimplex } from "./climb-simplex";

/** A few sources by their numbers, and their weights, which add up to 1. */
export interface Selection {
  readonly sources: readonly number[];
  readonly weights: readonly number[];
}

interface Rated extends Selection {
  readonly quality: number;
}

export interface SelectOptions {
  /** How many sources there are. */
  readonly count: number;
  /** Of so many at most. */
  readonly most: number;
  /** Of the sources of one group at most one is taken. */
  readonly groupOf: (source: number) => unknown;
  /** The quality of a selection, ≥ 0. */
  readonly measure: (selection: Selection) => Promise<number>;
}

/** Weights a further source is tried with. */
const SHARES = [0.25, 0.5];
/** By how much, relative, a further source has to improve a blend: each one costs time in every answer. */
const WORTH = 0.002;

/**
 * Sources that go well together: forward selection (Caruana et al. 2004), the best alone, then whichever improves the
 * blend most, as long as one does. In between the weights are climbed, and what was picked early is exchanged for
 * whatever turns out to go better with the rest.
 */
export async function selectSources(options: SelectOptions): Promise<Selection> {
  let best: Rated = { sources: [], weights: [], quality: -Infinity };
  for (;;) {
    const extended = await exchange(await extend(best, options), options);
    if (extended.quality <= best.quality * (1 + WORTH)) return best;
    best = extended;
    if (best.sources.length === options.most) return best;
  }
}

/** With the one source more that improves it most. */
async function extend(start: Rated, options: SelectOptions): Promise<Rated> {
  const shares = start.sources.length === 0 ? [1] : SHARES;
  const further = besides(start.sources, options).flatMap((source) =>
    shares.map((share) => ({
      sources: [...start.sources, source],
      weights: [...start.weights.map((weight) => (1 - share) * weight), share],
    })),
  );
  return pickBest(start, further, options);
}

/** Climbs the weights, then tries every other source in the place of each, as long as one is better there. */
async function exchange(start: Rated, options: SelectOptions): Promise<Rated> {
  let best = start;
  for (let before = -1; best.quality > before * (1 + WORTH);) {
    before = best.quality;
    best = await climb(best, options);
    for (const place of best.sources.keys()) {
      const { sources, weights } = best;
      const others = besides(sources.toSpliced(place, 1), options);
      const exchanged = others.map((other) => ({ sources: sources.with(place, other), weights }));
      best = await pickBest(best, exchanged, options);
    }
  }
  return best;
}

async function climb(start: Rated, options: SelectOptions): Promise<Rated> {
  const { sources } = start;
  const measure = (weights: readonly number[]) => options.measure({ sources, weights });
  const weights = await climbSimplex(sources.length, measure);
  return pickBest(start, [{ sources, weights }], options);
}

/** Whichever may stand beside these. */
function besides(sources: readonly number[], { count, groupOf }: SelectOptions): number[] {
  const taken = new Set(sources.map(groupOf));
  return Array.from({ length: count }, (_, source) => source).filter((source) => !taken.has(groupOf(source)));
}

async function pickBest(
  start: Rated,
  selections: readonly Selection[],
  { measure }: SelectOptions,
): Promise<Rated> {
  let best = start;
  for (const selection of selections) {
    const quality = await measure(selection);
    if (quality > best.quality) best = { ...selection, quality };
  }
  return best;
}
