import { createRng } from "../../base/rng";
import { findBounds } from "./quantiles";
import { rowsOf, type Table } from "./table";

/** How the values of a feature become bins. */
export type FeatureBins = NumberBins | CategoryBins;

export interface NumberBins {
  readonly kind: "numbers";
  /** Upper bound of each bin, the last +Infinity. */
  readonly bounds: readonly number[];
  /** Missing values have the bin after these; else NaN counts as 0. */
  readonly hasMissing: boolean;
  readonly low: number;
  readonly high: number;
}

export interface CategoryBins {
  readonly kind: "categories";
  /** The category of each bin, the most frequent first; whatever is none of them has the bin after these. */
  readonly categories: readonly number[];
  readonly binOf: ReadonlyMap<number, number>;
}

/** Rows that bounds are learnt from at most, as in LightGBM (`bin_construct_sample_cnt`). */
const MOST_ROWS = 200_000;

/** How many bins a feature has, with those of missing or rare values. */
export function binCountOf(bins: FeatureBins): number {
  if (bins.kind === "categories") return bins.categories.length + 1;
  return bins.bounds.length + (bins.hasMissing ? 1 : 0);
}

/**
 * Learns the bins of each feature.
 *
 * @param most bins of a feature, 2 to 255
 * @throws RangeError for an infinite value, or a category that is no whole number from 0 to 2²⁴
 */
export function learnBins(table: Table, most: number, seed: number): FeatureBins[] {
  const rows = sampleRows(rowsOf(table), seed);
  const hasMissing = checkValues(table);
  const categorical = new Set(table.categorical);
  return Array.from({ length: table.features }, (_, feature) => {
    const column = copyKnown(table, feature, rows);
    if (categorical.has(feature)) return learnCategories(column, most);
    return learnNumbers(column, most, hasMissing[feature] !== 0);
  });
}

/** The values of a feature in some rows, without those that are missing. */
function copyKnown({ values, features }: Table, feature: number, rows: Uint32Array): Float64Array {
  const known = new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i] * features + feature];
    if (value === value) known[count++] = value;
  }
  return known.subarray(0, count);
}

/** All rows, or as many by chance, ascending. */
function sampleRows(rows: number, seed: number): Uint32Array {
  if (rows <= MOST_ROWS) return Uint32Array.from({ length: rows }, (_, row) => row);
  const rng = createRng(seed);
  const drawn = new Uint32Array(MOST_ROWS);
  // Each row with the chance that what is still wanted has among what is left (Knuth's algorithm S).
  for (let row = 0, taken = 0; taken < MOST_ROWS; row++) {
    if (rng.uniform() * (rows - row) < MOST_ROWS - taken) drawn[taken++] = row;
  }
  return drawn;
}

/**
 * Which features have missing values, in any row.
 *
 * @throws RangeError as `learnBins`
 */
export function checkValues({ values, features, categorical = [] }: Table): Uint8Array {
  const hasMissing = new Uint8Array(features);
  const isCategorical = new Uint8Array(features);
  for (const feature of categorical) isCategorical[feature] = 1;
  for (let at = 0; at < values.length; at += features) {
    for (let feature = 0; feature < features; feature++) {
      const value = values[at + feature];
      if (Number.isNaN(value)) hasMissing[feature] = 1;
      else if (value === Infinity || value === -Infinity) {
        throw new RangeError(`Row ${at / features}, column ${feature} is ${value}.`);
      } else if (isCategorical[feature] && !isCategory(value)) {
        throw new RangeError(
          `Row ${at / features}, column ${feature}: a category is a whole number from 0 to 2^24, or NaN; found ${value}.`,
        );
      }
    }
  }
  return hasMissing;
}

function isCategory(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 2 ** 24;
}

function learnNumbers(values: Float64Array, most: number, hasMissing: boolean): NumberBins {
  const sorted = values.sort();
  const bounds = findBounds(sorted, hasMissing ? most - 1 : most);
  const [low = 0, high = 0] = [sorted.at(0), sorted.at(-1)];
  return { kind: "numbers", bounds, hasMissing, low, high };
}

function learnCategories(values: Float64Array, most: number): CategoryBins {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const categories = [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || a - b)
    .slice(0, most - 1)
    .map(([category]) => category);
  return {
    kind: "categories",
    categories,
    binOf: new Map(categories.map((category, bin) => [category, bin])),
  };
}
