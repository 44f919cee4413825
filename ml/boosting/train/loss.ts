import type { Kernel } from "../../kernels/kernel";
import { DEFAULT_TRUNCATION, type Objective } from "../parameters";
import type { LabelledRows, Loss } from "./labelled-rows";
import { createRankLoss } from "./rank-loss";

/** Numbers of `pointGradients`. */
const KIND = { squared: 0, binary: 1, quantile: 2 } as const;

/**
 * The loss of an objective on these rows.
 *
 * @throws RangeError for labels, weights or groups it cannot be of
 */
export function createLoss(objective: Objective, rows: LabelledRows, kernel: Kernel): Loss {
  switch (objective.kind) {
    case "squared":
      return createPointLoss(KIND.squared, 1, "regression", meanOf(rows));
    case "binary": {
      const { sigmoid = 1 } = objective;
      return createPointLoss(KIND.binary, sigmoid, `binary sigmoid:${sigmoid}`, startOfBinary(rows, sigmoid));
    }
    case "quantile": {
      const { alpha } = objective;
      const quantile = (values: Float64Array): number => quantileOf(values, alpha);
      const start = quantile(Float64Array.from(rows.labels));
      return { ...createPointLoss(KIND.quantile, alpha, "quantile", start), renew: quantile };
    }
    case "lambdarank": {
      const { truncation = DEFAULT_TRUNCATION, sigmoid = 1, normalise = true } = objective;
      return createRankLoss(rows, { truncation, sigmoid, normalise }, kernel);
    }
  }
}

/** @throws RangeError naming the first row that no training can use */
export function checkRows(
  objective: Objective,
  { labels, weights, groups }: LabelledRows,
  rows: number,
): void {
  if (rows === 0) throw new RangeError("There are no rows.");
  if (labels.length !== rows) throw new RangeError(`${labels.length} labels do not fit ${rows} rows.`);
  if (weights && weights.length !== rows) {
    throw new RangeError(`${weights.length} weights do not fit ${rows} rows.`);
  }
  const isLabel = labelTest(objective);
  const bad = labels.findIndex((label) => !isLabel(label));
  if (bad >= 0)
    throw new RangeError(`Row ${bad} has the label ${labels[bad]}, which ${objective.kind} has no use for.`);
  const light = weights?.findIndex((weight) => !(weight >= 0 && weight < Infinity)) ?? -1;
  if (light >= 0) throw new RangeError(`Row ${light} has the weight ${weights?.[light]}.`);
  if (objective.kind === "quantile" && weights) throw new RangeError("Quantiles are learnt without weights.");
  if (objective.kind !== "lambdarank") return;
  const grouped = groups?.reduce((sum, size) => sum + size, 0);
  if (grouped !== rows)
    throw new RangeError(`Groups of ${grouped ?? 0} rows in all do not fit ${rows} rows.`);
}

/** Grades above this have gains that crowd out all others. */
const MOST_GRADE = 30;

function labelTest({ kind }: Objective): (label: number) => boolean {
  if (kind === "binary") return (label) => label === 0 || label === 1;
  if (kind !== "lambdarank") return Number.isFinite;
  return (label) => Number.isInteger(label) && label >= 0 && label <= MOST_GRADE;
}

function createPointLoss(kind: number, shape: number, text: string, start: number): Loss {
  return {
    text,
    start,
    computeGradients: ({ kernel, labels, weights, scores, gradients, ranges }) =>
      kernel.share("pointGradients", ranges.rows, [kind, shape, labels, weights, scores, gradients]),
  };
}

function meanOf({ labels, weights }: LabelledRows): number {
  let [sum, total] = [0, 0];
  labels.forEach((label, row) => {
    const weight = weights?.[row] ?? 1;
    sum += weight * label;
    total += weight;
  });
  return total > 0 ? sum / total : 0;
}

/** The score whose chance is the share of ones, kept off 0 and 1. */
function startOfBinary(rows: LabelledRows, sigmoid: number): number {
  const share = Math.min(Math.max(meanOf(rows), 1e-15), 1 - 1e-15);
  return Math.log(share / (1 - share)) / sigmoid;
}

/** The value below which a share of the values lies, between two of them as LightGBM takes it. */
export function quantileOf(values: Float64Array, share: number): number {
  const sorted = values.toSorted().reverse();
  const place = (1 - share) * sorted.length;
  const whole = Math.floor(place);
  if (whole < 1) return sorted[0];
  if (whole >= sorted.length) return sorted[sorted.length - 1];
  return sorted[whole - 1] - (sorted[whole - 1] - sorted[whole]) * (place - whole);
}
