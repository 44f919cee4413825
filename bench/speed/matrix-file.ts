import fs from "node:fs";
import path from "node:path";
import type { Csr } from "@/ml/data/csr";
import { generateMatrix, type MatrixShape } from "./matrices";

const FOLDER = path.resolve(import.meta.dirname, "../../.cache/bench");
const SEED = 1;

/**
 * The file of a generated matrix, made where it is not there yet: rows, columns, entries, indptr, indices, weights;
 * little-endian, four bytes each. implicit.py reads the same.
 */
export function requireMatrixFile(shape: MatrixShape): string {
  const name = `als-${shape.rows}-${shape.columns}-${shape.entries}-${SEED}.bin`;
  const file = path.join(FOLDER, name);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(FOLDER, { recursive: true });
  const { rows, columns, indptr, indices, values } = generateMatrix(shape, SEED);
  const parts = [Uint32Array.of(rows, columns, indices.length), indptr, indices, values];
  // Renamed when it is whole, so that a run that was ended leaves nothing to trip over.
  const open = fs.openSync(`${file}.${process.pid}`, "w");
  for (const part of parts) fs.writeSync(open, part);
  fs.closeSync(open);
  fs.renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** Reads what `requireMatrixFile` has written. */
export function readMatrixFile(file: string): Csr {
  const { buffer } = new Uint8Array(fs.readFileSync(file));
  const [rows = 0, columns = 0, entries = 0] = new Uint32Array(buffer, 0, 3);
  const indicesAt = 4 * (3 + rows + 1);
  return {
    ...{ rows, columns, indptr: new Uint32Array(buffer, 12, rows + 1) },
    indices: new Uint32Array(buffer, indicesAt, entries),
    values: new Float32Array(buffer, indicesAt + 4 * entries, entries),
  };
}

/** Where an engine leaves its factors: all rows, then all columns. */
export function factorsFile(): string {
  fs.mkdirSync(FOLDER, { recursive: true });
  return path.join(FOLDER, `als-factors-${process.pid}.bin`);
}

export function writeFactors(file: string, x: Float32Array, y: Float32Array): void {
  const open = fs.openSync(file, "w");
  for (const part of [x, y]) fs.writeSync(open, part);
  fs.closeSync(open);
}

export function readFactors(file: string, rows: number, k: number): { x: Float32Array; y: Float32Array } {
  const { buffer } = new Uint8Array(fs.readFileSync(file));
  return { x: new Float32Array(buffer, 0, rows * k), y: new Float32Array(buffer, 4 * rows * k) };
}
