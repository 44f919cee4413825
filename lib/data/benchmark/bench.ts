import fs from "node:fs";
import type { Fold, KernelPool, Measured, Origin, Pace, Parameters, ItemContent } from "@/ml/index";
import type { OnProgress } from "@/lib/platform/progress";
import type { Dataset, GivenTest } from "./read/dataset";
import { hashTraining } from "./hash-training";
import type { Plan } from "./plan";
import type { SearchBudget } from "./search-budget";

/** What every step of a comparison shares. */
export interface Bench {
  readonly plan: Plan;
  readonly dataset: string;
  readonly origin: Origin;
  readonly folds: readonly Fold[];
  /** What is chosen on, in place of a part of what is learnt from. */
  readonly validation: GivenTest | null;
  readonly ids: Dataset["ids"];
  readonly pace: Pace;
  readonly pool: KernelPool | undefined;
  /** What the products say about themselves, for every fit. */
  readonly content: ItemContent | null;
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  readonly budget: SearchBudget;
  /** What the searches of earlier folds chose, by kind of model. */
  readonly found: Map<string, readonly Parameters[]>;
  readonly onProgress: OnProgress;
}

/** @throws RangeError for one there is not */
export function foldOf({ folds }: Bench, number: number): Fold {
  const fold = folds[number];
  if (fold === undefined) throw new RangeError(`There is no fold ${number}.`);
  return fold;
}

/** One fit, as it is written down. */
export interface TrialRecord {
  readonly model: string;
  readonly fold: number;
  /** Which part it was measured on. */
  readonly part: "validation" | "test";
  readonly params: Parameters;
  readonly metrics: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly error?: string;
  /** What the model says of itself. */
  readonly remark?: string;
  /** The time of the search was up before it was done. */
  readonly abandoned?: true;
  /** It was given up after so many of its cases, at what it would have come to. */
  readonly stopped?: { readonly cases: number; readonly of: number; readonly estimate: number | null };
}

/** Writes a fit down, with the hash of what could be learned from; nothing is overwritten. */
export function recordTrial({ plan, dataset, folds, content }: Bench, trial: TrialRecord): void {
  if (plan.trialsFile === null) return;
  const fold = folds[trial.fold];
  const snapshot = fold && hashTraining(fold.train, content);
  const about = { dataset, protocol: plan.protocol.name, seed: plan.seed, snapshot };
  fs.appendFileSync(plan.trialsFile, `${JSON.stringify({ ...about, ...trial })}\n`);
}

/** Metrics by name. */
export function byName(measurements: Measured["measurements"]): Record<string, number> {
  return Object.fromEntries(measurements.map(({ metric, value }) => [metric, value]));
}
