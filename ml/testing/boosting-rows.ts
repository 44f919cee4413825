import { createRng } from "../base/rng";
import type { Table } from "../boosting/data/table";

/** Made-up rows: numbers, some of them whole or missing, and, as the last column, categories. */
export interface MadeRows {
  readonly table: Table;
  readonly numbers: Float32Array;
  readonly answers: Float32Array;
  readonly grades: Float32Array;
}

/** What can be known of a row is in its first three columns and its category. */
export function makeRows(rows: number, seed: number, features = 6): MadeRows {
  const rng = createRng(seed);
  const values = new Float64Array(rows * features);
  const numbers = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = row * features;
    for (let f = 0; f < features; f++) {
      values[at + f] = f === 1 && rng.uniform() < 0.15 ? Number.NaN : f === 2 ? rng.integer(9) : rng.normal();
    }
    values[at + features - 1] = rng.uniform() < 0.05 ? Number.NaN : rng.integer(30);
    const category = Number.isNaN(values[at + features - 1]) ? 7 : values[at + features - 1];
    const second = Number.isNaN(values[at + 1]) ? 1 : values[at + 1];
    numbers[row] =
      values[at] + second * second * 0.4 + values[at + 2] / 4 + Math.sin(category) + rng.normal() / 2;
  }
  return {
    table: { values, features, categorical: [features - 1] },
    numbers,
    answers: numbers.map((value) => (value > 1.5 ? 1 : 0)),
    grades: numbers.map((value) => Math.min(4, Math.max(0, Math.floor(value)))),
  };
}

/** The rows from … to − 1 of a table. */
export function cutRows(table: Table, from: number, to: number): Table {
  return { ...table, values: table.values.subarray(from * table.features, to * table.features) };
}
