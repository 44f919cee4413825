import fs from "node:fs";
import path from "node:path";
import { once } from "node:events";
import { stringify } from "csv-stringify/sync";
import { AppError, messageOf } from "@/lib/platform/errors";
import type { SourceRow } from "@/lib/platform/files/source-row";

/** Collects the rows that could not be taken: line, reason, and the row as the file has it. */
export interface RejectsFile {
  readonly path: string;
  add(row: SourceRow, reason: string): void;
  /** Waits until what was added is handed to the system. */
  flush(): Promise<void>;
  /** Removes the file again when nothing was rejected; returns its path or null. */
  close(): Promise<string | null>;
}

const HEADER = ["line", "reason", "row"];

/** Cells as one line of CSV, without its end. A carriage return inside a cell is quoted too: some readers end a row there. */
function toLine(cells: readonly (string | number)[]): string {
  return stringify([cells], { eof: false, quoted_match: "\r" });
}

/** Creates (or replaces) the rejects file. Throws AppError when it cannot be written. */
export function createRejectsFile(file: string): RejectsFile {
  let descriptor: number;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    descriptor = fs.openSync(file, "w");
  } catch (error) {
    throw new AppError("invalid", `The rejects file ${file} cannot be written: ${messageOf(error)}.`, {
      cause: error,
    });
  }
  const out = fs.createWriteStream(file, { fd: descriptor });
  let count = 0;
  const write = (cells: readonly (string | number)[]) => out.write(`${toLine(cells)}\n`);
  write(HEADER);
  return {
    path: file,
    add({ line, raw }, reason) {
      count++;
      write([line, reason, raw.length === 1 ? (raw[0] ?? "") : toLine(raw)]);
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
