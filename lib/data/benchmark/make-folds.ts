import { AppError, messageOf } from "@/lib/platform/errors";
import {
  createFixedFold,
  createFolds,
  createPrefixFold,
  type EvaluationCase,
  type Fold,
  type Origin,
  type Rng,
  sampleCases,
} from "@/ml/index";
import type { Dataset } from "./read/dataset";
import type { Plan } from "./plan";
import type { FileReport } from "./read/file-report";
import { type Negatives, readNegatives } from "./read/negatives";

/** What models learn from and are asked, and how that came about: a search parts the training part in the same spirit. */
export interface Folds {
  readonly origin: Origin;
  readonly folds: readonly Fold[];
  readonly notes: readonly string[];
  /** Files that were read for the questions. */
  readonly files: readonly FileReport[];
}

/**
 * The folds a plan asks for.
 *
 * @throws AppError when the data set cannot be parted that way, saying why
 */
export async function makeFolds(dataset: Dataset, plan: Plan, rng: Rng): Promise<Folds> {
  const origin = originOf(dataset, plan);
  const notes: string[] = [];
  const files: FileReport[] = [];
  let folds = cutFolds(dataset, plan, origin, rng);
  if (plan.protocol.negativesFile !== null) {
    const negatives = await readNegatives(plan.protocol.negativesFile, dataset);
    files.push(negatives.file);
    folds = folds.map((fold) => rankAmong(fold, negatives, notes));
  }
  const { maxCases } = plan;
  if (maxCases !== null) {
    folds = folds.map((fold) => ({ ...fold, evaluation: sampleCases(fold.evaluation, maxCases, rng) }));
  }
  return { origin, folds, notes, files };
}

function originOf({ test, timed, sessions }: Dataset, { protocol }: Plan): Origin {
  const { name, share, folds, negatives, negativesFile } = protocol;
  if (test?.kind === "prefixes") return { kind: "prefixes" };
  if (test?.kind === "log") return { kind: "fixed" };
  if ((name === "temporal" || name === "temporal-user") && !timed && !sessions) {
    throw new AppError("invalid", `The file has no times, which --protocol ${name} needs; try holdout.`);
  }
  switch (name) {
    case "fixed":
      throw new AppError("invalid", "--protocol fixed needs a second file, the test part.");
    case "temporal":
    case "temporal-user":
    case "holdout":
    case "next-item":
      return { kind: name, share };
    case "k-fold":
      return { kind: name, folds };
    case "leave-last-out":
      return { kind: name };
    case "leave-last-out-sampled":
      return { kind: "leave-last-out", ...(negativesFile === null && { negatives }) };
  }
}

function cutFolds({ log, test, notes }: Dataset, { weights }: Plan, origin: Origin, rng: Rng): Fold[] {
  try {
    if (test?.kind === "prefixes") return [createPrefixFold(log, test.prefixes, weights)];
    if (test?.kind === "log") return [createFixedFold(log, test.log, weights)];
    if (origin.kind === "fixed" || origin.kind === "prefixes") throw new RangeError("No test part is given.");
    return createFolds(log, origin, weights, rng);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    // Strangers in the test part may be why.
    throw new AppError("invalid", [messageOf(cause), ...notes].join(" "), { cause });
  }
}

/** Ranks each shopper's answer among the products a file names for them. */
function rankAmong(fold: Fold, { of }: Negatives, notes: string[]): Fold {
  const cases = fold.evaluation.cases.flatMap((one): EvaluationCase[] => {
    const named = of.get(one.user ?? -1);
    if (named === undefined) return [];
    return [{ ...one, candidates: Uint32Array.from(new Set([...one.relevant, ...named])).sort() }];
  });
  const left = fold.evaluation.cases.length - cases.length;
  if (cases.length === 0)
    throw new AppError("invalid", "The negatives file names no shopper that the test part asks about.");
  if (left > 0) notes.push(`${left} shoppers have no line of negatives: they are not asked.`);
  return { ...fold, evaluation: { ...fold.evaluation, cases } };
}
