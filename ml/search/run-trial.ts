import { sampleCases } from "../eval/splits/evaluation";
import { measureModel, type Measured, type Measurement } from "../eval/measure";
import type { Fold } from "../eval/splits/protocol";
import { createRng } from "../base/rng";
import type { Parameters } from "../core/model/parameters";
import type { Pace } from "../base/pace";
import type { SearchOptions } from "./search-options";
import type { Trial } from "./trial";

/** Metrics that look at the items of lists; they are only measured when one of them is the objective. */
const BEYOND_ACCURACY = ["novelty", "serendipity", "diversity"];

/** Fits and measures one choice of parameters; what it throws is not caught. */
export type Attempt = (parameters: Parameters, pace: Pace) => Promise<Pick<Trial, "metrics" | "objective">>;

/** Every attempt has the same cases and the same randomness, so that only parameters make a difference. */
export function createAttempt(options: SearchOptions): Attempt {
  const { entry, training, fixed = {}, objective, ks, seed, pool } = options;
  const folds = options.folds.map((fold) => limitCases(fold, options));
  const accuracyOnly = !BEYOND_ACCURACY.includes(objective.split("@")[0]);
  return async (parameters, pace) => {
    const measured: Measured[] = [];
    for (const [index, fold] of folds.entries()) {
      const { model } = await entry.fit(
        { ...training, log: fold.train, now: fold.evaluation.now },
        { ...fixed, ...parameters },
        { rng: createRng(seed), pace, pool },
      );
      options.onFit?.(parameters, index, model);
      measured.push(await measureModel(model, fold, { ks, accuracyOnly }, pace));
    }
    const metrics = averageByCases(measured);
    const found = metrics.find(({ metric }) => metric === objective);
    if (found === undefined) throw new UnknownObjective(objective, metrics);
    return { metrics, objective: found.value };
  };
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
