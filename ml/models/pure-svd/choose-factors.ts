import type { Csr } from "../../linalg/sparse/csr";
import type { SvdRun } from "../../linalg/randomised-svd";
import type { Rng } from "../../base/rng";
import type { PureSvdConfig } from "./config";
import { fitPureSvd, type SvdParts } from "./fit";
import { Projection } from "./projection";

/** Users who are asked for what was taken away from them. */
const MOST_CASES = 300;

/**
 * How many of the singular vectors to keep, where all there are would be kept: V·Vᵀ then leaves every history as it is
 * and says nothing about other items. So long as the matrix has many more than asked for, it is as many as asked for;
 * otherwise one item is taken away from each user, and as many are kept as find it best.
 *
 * @param parts of the whole matrix, with as many vectors as it has and were asked for
 */
export async function chooseFactors(
  matrix: Csr,
  { vectors, counts }: SvdParts,
  config: PureSvdConfig,
  run: SvdRun,
): Promise<number> {
  const found = vectors.length / counts.length;
  const rank = countDirections(vectors, found);
  if (rank === config.factors && 2 * rank <= countSides(matrix)) return rank;
  const { rest, cases } = takeOneAway(matrix, run.rng);
  if (cases.length === 0) return found;
  const parts = await fitPureSvd(rest, config, run);
  const most = Math.max(1, countDirections(parts.vectors, parts.vectors.length / counts.length));
  let best = { factors: 1, score: -1 };
  for (let factors = 1; factors <= Math.min(most, found); factors *= 2) {
    run.pace?.checkpoint();
    const score = measureCases(new Projection(keepFactors(parts, factors), config), rest, cases);
    if (score > best.score) best = { factors, score };
  }
  return best.factors;
}

/** The strongest of the singular vectors. */
export function keepFactors({ vectors, counts }: SvdParts, factors: number): SvdParts {
  const found = vectors.length / counts.length;
  if (factors === found) return { vectors, counts };
  return { vectors: vectors.filter((_, at) => at % found < factors), counts };
}

/** An item of a user that the matrix does not show any more. */
interface Case {
  readonly user: number;
  readonly item: number;
}

/** Takes one item away from every user who has several, and remembers it of some of them. */
function takeOneAway(matrix: Csr, rng: Rng): { rest: Csr; cases: readonly Case[] } {
  const cases: Case[] = [];
  const taken = new Uint8Array(matrix.indices.length);
  const indptr = new Uint32Array(matrix.rows + 1);
  for (let user = 0; user < matrix.rows; user++) {
    const [from, to] = [matrix.indptr[user], matrix.indptr[user + 1]];
    const isAsked = to - from > 1;
    indptr[user + 1] = indptr[user] + (to - from) - (isAsked ? 1 : 0);
    if (!isAsked) continue;
    const entry = from + rng.integer(to - from);
    taken[entry] = 1;
    cases.push({ user, item: matrix.indices[entry] });
  }
  const rest = {
    ...matrix,
    indptr,
    indices: matrix.indices.filter((_, entry) => taken[entry] === 0),
    values: matrix.values.filter((_, entry) => taken[entry] === 0),
  };
  const every = Math.max(1, cases.length / MOST_CASES);
  return { rest, cases: cases.filter((_, at) => Math.floor(at % every) === 0) };
}

/** The mean of 1 / place of the items taken away, among those their users do not know. */
function measureCases(operator: Projection, rest: Csr, cases: readonly Case[]): number {
  const out = new Float32Array(operator.itemCount);
  let sum = 0;
  for (const { user, item } of cases) {
    const items = rest.indices.subarray(rest.indptr[user], rest.indptr[user + 1]);
    const weights = Float64Array.from(rest.values.subarray(rest.indptr[user], rest.indptr[user + 1]));
    operator.apply({ items, weights }, out);
    for (const known of items) out[known] = -Infinity;
    // Of items with the same score half are ahead: an order that says nothing is worth nothing.
    let [ahead, same] = [0, -1];
    for (const score of out) {
      if (score > out[item]) ahead++;
      else if (score === out[item]) same++;
    }
    sum += 1 / (1 + ahead + same / 2);
  }
  return sum / cases.length;
}

/** Singular vectors that are more than rounding: the others were set to zero. */
function countDirections(vectors: Float32Array, found: number): number {
  let count = 0;
  for (let f = 0; f < found; f++) {
    for (let at = f; at < vectors.length; at += found) {
      if (vectors[at] === 0) continue;
      count++;
      break;
    }
  }
  return count;
}

/** Rows or columns with an entry, whichever are fewer: no matrix has more singular vectors. */
function countSides({ rows, indptr, indices }: Csr): number {
  let users = 0;
  for (let user = 0; user < rows; user++) if (indptr[user + 1] > indptr[user]) users++;
  return Math.min(users, new Set(indices).size);
}
