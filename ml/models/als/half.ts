import type { ShareOptions } from "../../kernels/kernel";
import type { AlsConfig } from "./config";
import type { Coordinates } from "./dense-term";
import type { Side, Workspace } from "./workspace";

/** Elements of a rotation below this share of its largest are zero: what they would add is denormal. */
const FAINT = 2 ** -60;

/**
 * One half of an iteration: solves all rows of `target`, given those of `source`.
 *
 * @returns the sum of the squares of all factors given, or a little more
 * @throws RangeError naming the row of `source` that is not finite
 */
export async function solveSide(
  space: Workspace,
  target: Side,
  source: Side,
  config: AlsConfig,
  coordinates: Coordinates,
  options: ShareOptions,
): Promise<number> {
  const { kernel, base, stride, gathered } = space;
  const gram = await gramOf(space, source, options);
  const term = await coordinates.advance(gram, source.observed.rows);
  base.fill(1).set(term.base);
  await gatherRows(space, source, term.rotation, term.isUpper, options);
  const { observed } = target;
  const { indptr, indices, confidence, ridge } = observed;
  for (let r = 0; r < observed.rows; r++) ridge[r] = term.ridgeOf(indptr[r + 1] - indptr[r]);
  const { unobserved, tolerance, maxSteps } = config;
  await kernel.share(
    "solveRows",
    target.sparseRanges,
    [
      ...([stride, indptr, indices, confidence, gathered, base, ridge] as const),
      ...([unobserved, tolerance, maxSteps, target.factors] as const),
    ],
    options,
  );
  return term.squares;
}

/**
 * WᵀW, k×k. Parts are summed in their order, so that it comes out the same on any number of threads.
 *
 * @throws RangeError naming the first row that is not finite
 */
export async function gramOf(
  { kernel, grams, k, stride }: Workspace,
  side: Side,
  options: ShareOptions = {},
): Promise<Float64Array> {
  const { factors, observed, parts } = side;
  await kernel.share("gramParts", side.partRanges, [factors, stride, observed.rows, parts, grams], options);
  const gram = new Float64Array(k * k);
  for (let part = 0; part < parts; part++) {
    const start = part * stride * stride;
    for (let i = 0; i < k; i++) {
      for (let j = i; j < k; j++) gram[i * k + j] += grams[start + i * stride + j];
    }
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) gram[i * k + j] = gram[j * k + i];
  if (!gram.every(Number.isFinite)) throw failureOf(side, stride);
  return gram;
}

/** Packs W·T to be gathered, T k×k. */
async function gatherRows(
  space: Workspace,
  { factors, denseRanges }: Side,
  t: Float64Array,
  isUpper: boolean,
  options: ShareOptions = {},
): Promise<void> {
  const { kernel, stride, rotation, gathered } = space;
  writeRotation(space, t);
  const operands = [factors, stride, rotation, isUpper ? 1 : 0, gathered] as const;
  await kernel.share("packRows", denseRanges, [...operands], options);
}

/** W = W·T in place, T k×k. */
export async function rotateRows(
  space: Workspace,
  { factors, denseRanges }: Side,
  t: Float64Array,
): Promise<void> {
  const { kernel, stride, rotation } = space;
  writeRotation(space, t);
  await kernel.share("transformRows", denseRanges, [factors, stride, rotation, 0]);
}

function writeRotation({ rotation, k, stride }: Workspace, t: Float64Array): void {
  let largest = 0;
  for (let at = 0; at < t.length; at++) largest = Math.max(largest, Math.abs(t[at]));
  const least = FAINT * largest;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const element = t[i * k + j];
      rotation[i * stride + j] = Math.abs(element) < least ? 0 : element;
    }
  }
}

/** Names the first row that is not finite, else the one whose square is not. */
function failureOf({ name, factors, observed }: Side, stride: number): RangeError {
  const isWrong = (value: number): boolean => !Number.isFinite(value);
  const isLarge = (value: number): boolean => !Number.isFinite(Math.fround(value * value * stride));
  const wrong = factors.findIndex(isWrong);
  const place = Math.floor((wrong >= 0 ? wrong : Math.max(0, factors.findIndex(isLarge))) / stride);
  const row = observed.order[place];
  const entries = observed.indptr[place + 1] - observed.indptr[place];
  return new RangeError(
    `ALS: the factors of ${name} ${row}, which has ${entries} of the entries, are ${wrong >= 0 ? "not finite" : "too large"}; use smaller weights, a smaller "alpha", or more "regularisation".`,
  );
}
