import { sampleCases } from "../eval/splits/evaluation";
import { measureModel, type Measured, type Measurement } from "../eval/measure";
import type { Fold } from "../eval/splits/protocol";
import { createRng } from "../base/rng";
import type { Parameters } from "../core/model/parameters";
import type { Pace } from "../base/pace";
import { gainOf } from "./figures";
import { lossOf } from "./metric-direction";
import type { SearchOptions } from "./search-options";
import type { Trial } from "./trial";

/** Metrics that look at the items of lists; they are only measured when one of them is the objective. */
const BEYOND_ACCURACY = ["novelty", "serendipity", "diversity"];

/** What came of one choice of parameters. */
export interface Attempted extends Pick<Trial, "metrics" | "objective" | "remark"> {
  /** The objective of each user, fold by fold, the higher the better; null where it is not measured by user. */
  readonly figures: Float64Array | null;
}

/**
 * Fits and measures one choice of parameters; what it throws is not caught.
 *
 * @param rival figures of the best so far, of an attempt that is given up when it is clearly worse
 */
export type Attempt = (parameters: Parameters, pace: Pace, rival?: Float64Array | null) => Promise<Attempted>;

/** Ends a trial that would not come up with the best any more. */
export class FarBehind extends Error {
  /**
   * @param behind how much, on the mean of the users asked
   * @param asked cases, of so many
   */
  constructor(
    readonly behind: number,
    readonly asked: number,
    readonly of: number,
  ) {
    super(`It was ${behind} behind after ${asked} of ${of} cases.`);
  }
}

/** So many standard errors behind the best there is no hope: less than one in seven hundred is better after all. */
const HOPELESS_ERRORS = 3;
/** Fewer users say nothing of it. */
const LEAST_ASKED = 50;

/** Every attempt has the same cases and the same randomness, so that only parameters make a difference. */
export function createAttempt(options: SearchOptions): Attempt {
  const { entry, training, fixed = {}, objective, ks, seed, pool } = options;
  const folds = options.folds.map((fold) => limitCases(fold, options));
  const cases = folds.reduce((sum, { evaluation }) => sum + evaluation.cases.length, 0);
  const accuracyOnly = !BEYOND_ACCURACY.includes(objective.split("@")[0]);
  const sign = -lossOf(objective, 1);
  return async (parameters, pace, rival = null) => {
    const measured: Measured[] = [];
    const figures: Float64Array[] = [];
    const remarks: string[] = [];
    let asked = 0;
    const look = (found: Float64Array, here: number): void => {
      if (rival === null) return;
      const { mean, error, units } = gainOf(signed(found, sign), rival.subarray(joinFigures(figures).length));
      if (units < LEAST_ASKED || mean + HOPELESS_ERRORS * error >= 0) return;
      throw new FarBehind(-mean, asked + here, cases);
    };
    for (const [index, fold] of folds.entries()) {
      const { model, remark } = await entry.fit(
        { ...training, log: fold.train, now: fold.evaluation.now },
        { ...fixed, ...parameters },
        { rng: createRng(seed), pace, pool },
      );
      options.onFit?.(parameters, index, model);
      if (remark !== undefined) remarks.push(remark);
      const follow = { metric: objective, look };
      const one = await measureModel(model, fold, { ks, accuracyOnly, follow }, pace);
      measured.push(one);
      asked += one.cases;
      if (one.figures) figures.push(signed(one.figures, sign));
    }
    const metrics = averageByCases(measured);
    const found = metrics.find(({ metric }) => metric === objective);
    if (found === undefined) throw new UnknownObjective(objective, metrics);
    const [remark] = remarks;
    return {
      metrics,
      objective: found.value,
      figures: figures.length === folds.length ? joinFigures(figures) : null,
      ...(remark !== undefined && { remark }),
    };
  };
}

function signed(figures: Float64Array, sign: number): Float64Array {
  return figures.map((value) => sign * value);
}

function joinFigures(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Metrics that every fold has, each weighted by its cases. */
function averageByCases(measured: readonly Measured[]): readonly Measurement[] {
  const [first, ...others] = measured;
  if (others.length === 0) return first.measurements;
  const cases = measured.reduce((sum, one) => sum + one.cases, 0);
  return first.measurements.flatMap(({ metric }) => {
    let value = 0;
    for (const one of measured) {
      const own = one.measurements.find((other) => other.metric === metric);
      if (own === undefined) return [];
      value += (own.value * one.cases) / cases;
    }
    return [{ metric, value, low: value, high: value }];
  });
}

/** Nothing a further trial would change: the search ends with it. */
export class UnknownObjective extends RangeError {
  constructor(objective: string, measured: readonly { readonly metric: string }[]) {
    const names = measured.map(({ metric }) => metric).join(", ");
    super(`The objective "${objective}" is not measured here; there are ${names}.`);
  }
}

function limitCases(fold: Fold, { maxCases = Infinity, seed }: SearchOptions): Fold {
  return { ...fold, evaluation: sampleCases(fold.evaluation, maxCases, createRng(seed)) };
}
