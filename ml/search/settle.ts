import { gainOf } from "./figures";
import type { Observation } from "./propose";
import type { Trial } from "./trial";

/** A trial as a search keeps it. */
export interface Tried extends Observation {
  readonly trial: Trial;
  /** The objective of each user, the higher the better; null where it was not measured by user. */
  readonly figures: Float64Array | null;
}

/** Why another trial was chosen than the one with the best figure. */
export interface Refusal {
  /** The one with the best figure. */
  readonly best: Trial;
  /** How much better it was. */
  readonly gain: number;
  /** The standard error of that, over the same users. */
  readonly error: number;
}

export interface Settled {
  readonly chosen: Tried;
  readonly refused?: Refusal;
}

/** A trial that was measured to its end. */
export function isWhole({ trial }: Tried): boolean {
  return trial.objective !== null && trial.stopped === undefined;
}

/**
 * The trial to go by: of all that the best is better than by no more than one standard error, the smallest, and of these
 * the one tried first. Among hundreds of trials the highest figure is partly luck, and what is within the noise of it has
 * cost less and was expected sooner.
 *
 * @param sizeOf how large the model of a trial is
 */
export function settle(tried: readonly Tried[], sizeOf: (one: Tried) => number): Settled {
  const whole = tried.filter(isWhole);
  const [first = tried[0]] = whole;
  const best = whole.reduce((a, b) => (b.loss < a.loss ? b : a), first);
  const inOrder = whole.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  for (const one of inOrder) {
    if (one === best) break;
    if (best.figures === null || one.figures === null) {
      if (one.loss <= best.loss) return { chosen: one };
      continue;
    }
    const { mean, error } = gainOf(best.figures, one.figures);
    if (mean > error) continue;
    return { chosen: one, ...(mean > 0 && { refused: { best: best.trial, gain: mean, error } }) };
  }
  return { chosen: best };
}
