import fs from "node:fs";
import path from "node:path";
import type { Csr } from "@/ml/linalg/sparse/csr";
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
  for (const part of parts) writeAll(open, part);
  fs.closeSync(open);
  fs.renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** Reads what `requireMatrixFile` has written. */
export function readMatrixFile(file: string): Csr {
  const open = fs.openSync(file, "r");
  const [rows = 0, columns = 0, entries = 0] = readAll(open, new Uint32Array(3));
  const matrix = {
    rows,
    columns,
    indptr: readAll(open, new Uint32Array(rows + 1)),
    indices: readAll(open, new Uint32Array(entries)),
    values: readAll(open, new Float32Array(entries)),
  };
  fs.closeSync(open);
  return matrix;
}

/** Where an engine leaves its factors: all rows, then all columns. */
export function factorsFile(): string {
  fs.mkdirSync(FOLDER, { recursive: true });
  return path.join(FOLDER, `als-factors-${process.pid}.bin`);
}

export function writeFactors(file: string, x: Float32Array, y: Float32Array): void {
  const open = fs.openSync(file, "w");
  for (const part of [x, y]) writeAll(open, part);
  fs.closeSync(open);
}

export function readFactors(
  file: string,
  { rows, columns }: Csr,
  k: number,
): { readonly x: Float32Array; readonly y: Float32Array } {
  const open = fs.openSync(file, "r");
  const x = readAll(open, new Float32Array(rows * k));
  const y = readAll(open, new Float32Array(columns * k));
  fs.closeSync(open);
  return { x, y };
}

/** One call reads or writes less than 2 GiB. */
const MOST_BYTES = 2 ** 30;

function writeAll(open: number, { buffer, byteOffset, byteLength }: Uint32Array | Float32Array): void {
  for (let at = 0; at < byteLength;) {
    const bytes = new Uint8Array(buffer, byteOffset + at, Math.min(MOST_BYTES, byteLength - at));
    at += fs.writeSync(open, bytes);
  }
}

function readAll<T extends Uint32Array | Float32Array>(open: number, into: T): T {
  const { buffer, byteOffset, byteLength } = into;
  for (let at = 0; at < byteLength;) {
    const bytes = new Uint8Array(buffer, byteOffset + at, Math.min(MOST_BYTES, byteLength - at));
    const read = fs.readSync(open, bytes);
    if (read === 0)
      throw new Error(`A file of the benchmark ends ${byteLength - at} bytes too early; delete ${FOLDER}.`);
    at += read;
  }
  return into;
}
