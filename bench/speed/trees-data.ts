import fs from "node:fs";
import path from "node:path";
import { createRng, type Rng } from "@/ml/base/rng";

/** Rows for all engines to learn from, the last fifth held out. */
export interface TreesData {
  readonly rows: number;
  readonly features: number;
  /** Row-major. */
  readonly values: Float32Array;
  /** A number, a yes or no, and a grade from 0 to 4, of each row. */
  readonly numbers: Float32Array;
  readonly answers: Float32Array;
  readonly grades: Float32Array;
}

/** Rows that are ranked among themselves: all groups are as large. */
export const GROUP = 40;
const GRADE_BOUNDS = [0.6, 1.4, 2.2, 3];

/** What can be known of a row is in ten of its features; some are whole numbers, and some are missing at times. */
export function generateData(rows: number, features: number, seed: number): TreesData {
  const rng = createRng(seed);
  const values = new Float32Array(rows * features);
  const numbers = new Float32Array(rows);
  const grades = new Float32Array(rows);
  const answers = new Float32Array(rows);
  let shift = 0;
  for (let row = 0; row < rows; row++) {
    if (row % GROUP === 0) shift = rng.normal();
    const at = row * features;
    for (let f = 0; f < features; f++) values[at + f] = drawValue(f, rng);
    const signal = signalOf(values.subarray(at, at + features));
    numbers[row] = signal + rng.normal();
    answers[row] = signal + shift / 2 + rng.normal() > 0.5 ? 1 : 0;
    const merit = signal + rng.normal() / 2;
    grades[row] = GRADE_BOUNDS.filter((bound) => merit > bound).length;
  }
  return { rows, features, values, numbers, answers, grades };
}

function drawValue(feature: number, rng: Rng): number {
  const value = rng.normal();
  if (feature % 5 === 3) return Math.round(4 * value);
  if (feature % 7 === 2 && rng.uniform() < 0.1) return Number.NaN;
  return value;
}

function signalOf(x: Float32Array): number {
  const known = (f: number): number => {
    const value = x[f % x.length] ?? 0;
    return Number.isNaN(value) ? -0.5 : value;
  };
  return (
    0.8 * known(0) +
    Math.sin(2 * known(1)) +
    (known(2) > 0.3 ? known(3) / 4 : 0.4) +
    0.5 * known(4) * known(5) +
    Math.abs(known(6)) * 0.6 +
    (known(7) > 0 && known(8) < 0.5 ? 0.7 : 0) -
    0.3 * known(9) ** 2
  );
}

/** Little-endian: values, then the three kinds of labels, 4 bytes each. */
export function writeData(file: string, { values, numbers, answers, grades }: TreesData): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const open = fs.openSync(file, "w");
  for (const part of [values, numbers, answers, grades]) {
    for (let at = 0; at < part.byteLength;) {
      at += fs.writeSync(
        open,
        new Uint8Array(part.buffer, part.byteOffset + at, Math.min(2 ** 30, part.byteLength - at)),
      );
    }
  }
  fs.closeSync(open);
}

/** Reads what `writeData` has written. */
export function readData(file: string, rows: number, features: number): TreesData {
  const open = fs.openSync(file, "r");
  const read = (length: number): Float32Array => {
    const into = new Float32Array(length);
    for (let at = 0; at < into.byteLength;) {
      const bytes = new Uint8Array(into.buffer, at, Math.min(2 ** 30, into.byteLength - at));
      const count = fs.readSync(open, bytes);
      if (count === 0) throw new Error(`${file} ends too early.`);
      at += count;
    }
    return into;
  };
  const data = {
    rows,
    features,
    values: read(rows * features),
    numbers: read(rows),
    answers: read(rows),
    grades: read(rows),
  };
  fs.closeSync(open);
  return data;
}
