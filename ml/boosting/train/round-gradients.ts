import type { Units } from "./split";
import { SUM_PARTS, type Workspace } from "./workspace";

/** What a sum of whole numbers stays below: 32 bits with a sign, and one to spare for each row's rounding. */
const MOST = 2 ** 31 - 2;

/**
 * Turns the derivatives into whole numbers whose sums fit into 32 bits, by chance up or down, so that sums are right in the
 * mean (Shi et al. 2022, with as many bits as there is room for instead of a few).
 *
 * @returns what a unit is worth, null where nothing is left to learn
 * @throws RangeError when a derivative is not finite
 */
export async function roundGradients(workspace: Workspace, seed: number): Promise<Units | null> {
  const { kernel, gradients, sums, ranges } = workspace;
  const rows = gradients.length / 2;
  await kernel.share("sumGradients", ranges.sums, [rows, SUM_PARTS, gradients, sums]);
  let [first, second] = [0, 0];
  for (let part = 0; part < SUM_PARTS; part++) {
    first += sums[2 * part];
    second += sums[2 * part + 1];
  }
  if (!Number.isFinite(first) || !Number.isFinite(second)) {
    throw new RangeError("Scores have left what numbers can hold; try a smaller learning rate.");
  }
  if (!(first > 0 && second > 0)) return null;
  const [firstScale, secondScale] = [scaleFor(first, rows), scaleFor(second, rows)];
  await kernel.share("roundGradients", ranges.rows, [firstScale, secondScale, seed, gradients]);
  return { first: 1 / firstScale, second: 1 / secondScale };
}

/** Whole where it can be, so that derivatives that are all 1 stay what they are. */
function scaleFor(sum: number, rows: number): number {
  const scale = (MOST - rows) / sum;
  return scale > 1 ? Math.floor(scale) : scale;
}
