import { NO_PACE, type Pace } from "../../base/pace";
import { mixBits, seedFor } from "../../base/seeds";
import type { Kernel } from "../../kernels/kernel";
import type { KernelPool } from "../../kernels/pool";
import { binRows } from "../data/binned-rows";
import { checkValues, learnBins } from "../data/feature-bins";
import { checkTable, rowsOf } from "../data/table";
import { checkParameters, type BoostingParameters } from "../parameters";
import type { Forest, Tree } from "../tree/tree";
import { addTree, leafValues } from "./apply-tree";
import { chooseFeatures, chooseRows } from "./choose";
import { constantTree, finishTree, toForest } from "./finish-forest";
import { growTree } from "./grow-tree";
import { checkRows, createLoss } from "./loss";
import { largestOf, rankLossBytes } from "./rank-loss";
import { roundGradients } from "./round-gradients";
import type { TrainingRows } from "./training-rows";
import { createValidation } from "./validation";
import { createWorkspace, type Workspace } from "./workspace";

export interface TrainingOptions {
  /** The same rows, parameters and seed give the same forest, on any number of threads. */
  readonly seed: number;
  readonly pool?: KernelPool;
  readonly pace?: Pace;
  readonly backend?: Kernel["backend"];
  /** Rows that are watched but not learnt from; with `patience` they say when to end. */
  readonly validation?: TrainingRows;
  /** Told after each tree how many there are, and the loss on the validation part, if there is one. */
  readonly onTree?: (trees: number, loss: number | undefined) => void;
}

export interface Trained {
  /** With `patience` as far as the best tree. */
  readonly forest: Forest;
  /** Loss on the validation part after each tree (see `measureLoss`); empty without one. */
  readonly losses: readonly number[];
}

/**
 * Gradient-boosted trees (Friedman 2001) on histograms of whole numbers, grown leaf by leaf.
 *
 * @throws RangeError for parameters, rows or labels that it cannot use
 */
export async function trainForest(
  rows: TrainingRows,
  parameters: BoostingParameters,
  options: TrainingOptions,
): Promise<Trained> {
  const { table } = rows;
  checkTable(table);
  checkParameters(parameters, table.features);
  checkRows(parameters.objective, rows, rowsOf(table));
  const { validation: held, seed } = options;
  if (parameters.patience > 0 && !held) throw new RangeError("patience needs a validation part.");
  if (held) {
    checkTable(held.table);
    checkValues(held.table);
    checkRows(parameters.objective, held, rowsOf(held.table));
    if (held.table.features !== table.features) {
      throw new RangeError(
        `The validation part has ${held.table.features} features instead of ${table.features}.`,
      );
    }
  }
  const bins = learnBins(table, parameters.bins, seedFor(seed, "bins"));
  const workspace = createWorkspace(
    {
      rows: rowsOf(table),
      hasWeights: rows.weights !== undefined,
      bins,
      validationRows: held ? rowsOf(held.table) : 0,
      largestGroup: largestOf(rows.groups),
      lossBytes: rankLossBytes(rows.groups),
    },
    parameters,
    options,
  );
  try {
    return await boost(rows, parameters, options, workspace);
  } finally {
    workspace.kernel.release();
  }
}

async function boost(
  rows: TrainingRows,
  parameters: BoostingParameters,
  options: TrainingOptions,
  workspace: Workspace,
): Promise<Trained> {
  const { kernel, bins, labels, weights, scores } = workspace;
  const { validation: held, seed, pace = NO_PACE, onTree } = options;
  const binned = await binRows(kernel, rows.table, bins);
  labels.set(rows.labels);
  if (weights !== 0 && rows.weights) weights.set(rows.weights);
  const loss = createLoss(parameters.objective, rows, kernel);
  scores.fill(loss.start);
  const validation = held && (await createValidation(workspace, held, parameters.objective, loss.start));
  const trees: Tree[] = [];
  const losses: number[] = [];
  let best = 0;
  while (trees.length < parameters.trees) {
    pace.checkpoint();
    await loss.computeGradients(workspace);
    const number = trees.length;
    const units = await roundGradients(workspace, mixBits(seedFor(seed, "rounding") + number));
    if (units === null) break;
    const count = chooseRows(workspace, parameters.rowShare, seedFor(seed, `rows ${number}`));
    chooseFeatures(workspace, parameters, seedFor(seed, `features ${number}`));
    const grown = await growTree({ workspace, binned, parameters, units }, count);
    if (grown.tree.leafValue.length === 1) break;
    const values = leafValues(grown, loss, workspace, parameters.learningRate);
    await addTree(workspace, grown, values, binned, count);
    trees.push(finishTree(grown.tree, values, number === 0 ? loss.start : 0, parameters.learningRate));
    const lost = await validation?.addTree(grown.tree, values);
    if (lost !== undefined) {
      losses.push(lost);
      if (!(lost >= losses[best])) best = losses.length - 1;
    }
    onTree?.(trees.length, lost);
    if (parameters.patience > 0 && losses.length - 1 - best >= parameters.patience) break;
    await pace.yield();
  }
  if (trees.length === 0) trees.push(constantTree(loss.start, rowsOf(rows.table)));
  const kept = parameters.patience > 0 && losses.length > 0 ? trees.slice(0, best + 1) : trees;
  return { forest: toForest(loss, rows.table, bins, kept), losses };
}
