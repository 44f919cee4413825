import type { EventLog } from "../data/events";
import { sampleShoppers } from "../data/sample-shoppers";
import { sampleCases } from "../eval/evaluation";
import { measureModel } from "../eval/measure";
import type { Fold } from "../eval/splits/protocol";
import { createRng } from "../math/rng";
import type { Parameters } from "../model/parameters";
import type { Pace } from "../pace";
import type { SearchOptions } from "./search-options";
import type { Trial } from "./trial";

/** Metrics that look at the products of lists; they are only measured when one of them is the objective. */
const BEYOND_ACCURACY = ["novelty", "serendipity", "diversity"];

/** A trial on a part of the training is not measured on fewer cases than these, where there are more. */
const LEAST_CASES = 500;

/**
 * Fits and measures one choice of parameters; what it throws is not caught.
 *
 * @param share of the training's shoppers to learn from, and of the cases to measure on
 */
export type Attempt = (
  parameters: Parameters,
  share: number,
  pace: Pace,
) => Promise<Pick<Trial, "metrics" | "objective">>;

/** What the attempts on one share look at. */
interface Part {
  readonly log: EventLog;
  readonly fold: Fold;
}

/** Every attempt on a share has the same data and the same randomness, so that only parameters make a difference. */
export function createAttempt(options: SearchOptions): Attempt {
  const { entry, training, fixed = {}, objective, ks, seed, pool } = options;
  const parts = new Map<number, Part>();
  const accuracyOnly = !BEYOND_ACCURACY.includes(objective.split("@")[0]);
  return async (parameters, share, pace) => {
    const { log, fold } = parts.get(share) ?? takePart(options, share);
    parts.set(share, { log, fold });
    const { model } = await entry.fit(
      { ...training, log, now: fold.evaluation.now },
      { ...fixed, ...parameters },
      { rng: createRng(seed), pace, pool },
    );
    const { measurements } = await measureModel(model, fold, { ks, accuracyOnly }, pace);
    const found = measurements.find(({ metric }) => metric === objective);
    if (found === undefined) throw new UnknownObjective(objective, measurements);
    return { metrics: measurements, objective: found.value };
  };
}

/** Nothing a further trial would change: the search ends with it. */
export class UnknownObjective extends RangeError {
  constructor(objective: string, measured: readonly { readonly metric: string }[]) {
    const names = measured.map(({ metric }) => metric).join(", ");
    super(`The objective "${objective}" is not measured here; there are ${names}.`);
  }
}

function takePart({ fold, maxCases = Infinity, seed }: SearchOptions, share: number): Part {
  const { train, evaluation } = fold;
  const cases = Math.min(maxCases, evaluation.cases.length);
  const limit = Math.max(Math.min(LEAST_CASES, cases), Math.round(share * cases));
  return {
    log: sampleShoppers(train, share * train.length, createRng(seed)),
    fold: { ...fold, evaluation: sampleCases(evaluation, limit, createRng(seed)) },
  };
}
