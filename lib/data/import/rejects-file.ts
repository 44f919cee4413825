import fs from "node:fs";
import path from "node:path";
import { once } from "node:events";
import { stringify } from "csv-stringify/sync";
import { AppError, messageOf } from "@/lib/platform/errors";
import type { SourceRow } from "@/lib/platform/files/source-row";

/** Collects rows of which something is to be said: line, what is said, and the row as the file has it. */
export interface RowsFile {
  readonly path: string;
  add(row: SourceRow, ...said: string[]): void;
  /** Waits until what was added is handed to the system. */
  flush(): Promise<void>;
  /** Removes the file again when nothing was said; returns its path or null. */
  close(): Promise<string | null>;
}

/** Cells as one line of CSV, without its end. A carriage return inside a cell is quoted too: some readers end a row there. */
function toLine(cells: readonly (string | number)[]): string {
  return stringify([cells], { eof: false, quoted_match: "\r" });
}

/** The list of rows that could not be taken. Throws AppError when it cannot be written. */
export function createRejectsFile(file: string): RowsFile {
  return createRowsFile(file, ["line", "reason", "row"]);
}

/** The list of cells that were understood otherwise than written, or left out. Throws AppError as createRejectsFile does. */
export function createRemarksFile(file: string): RowsFile {
  return createRowsFile(file, ["line", "column", "remark", "row"]);
}

/** Where the remarks are listed: beside the rejected rows. */
export function remarksPathOf(rejectsPath: string): string {
  return `${rejectsPath.replace(/(?:\.?rejects)?\.csv$/, "")}.remarks.csv`;
}

function createRowsFile(file: string, header: readonly string[]): RowsFile {
  let descriptor: number;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    descriptor = fs.openSync(file, "w");
  } catch (error) {
    throw new AppError("invalid", `The file ${file} cannot be written: ${messageOf(error)}.`, {
      cause: error,
    });
  }
  const out = fs.createWriteStream(file, { fd: descriptor });
  let count = 0;
  const write = (cells: readonly (string | number)[]) => out.write(`${toLine(cells)}\n`);
  write(header);
  return {
    path: file,
    add({ line, raw }, ...said) {
      count++;
      write([line, ...said, raw.length === 1 ? (raw[0] ?? "") : toLine(raw)]);
    },
    async flush() {
      if (out.writableNeedDrain) await once(out, "drain");
    },
    async close() {
      out.end();
      await once(out, "close");
      if (count > 0) return file;
      fs.rmSync(file, { force: true });
      return null;
    },
  };
}
