import { createHash } from "node:crypto";
import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { type Encoding, SEPARATOR_LINE, type TextFacts, utf8LengthAt } from "./decode-text";
import { openBytes } from "./open-bytes";

/** What one reading of the whole file tells, before anything is imported from it. */
export interface FileFacts extends TextFacts {
  /** SHA-256 of the unpacked content: the same file is recognised zipped or not, under any name. */
  hash: string;
  /** Unpacked. */
  bytes: number;
  hasNul: boolean;
}

/** First bytes of files people mistake for CSV. */
const FOREIGN: readonly [string, string][] = [
  ["PK\u0003\u0004", "a ZIP or Excel file: save it as CSV first"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Excel file: save it as CSV first"],
  ["\u0089PNG", "a PNG picture"],
  ["\u00ff\u00d8\u00ff", "a JPEG picture"],
  ["%PDF", "a PDF document"],
  ["PAR1", "a Parquet file: write it as CSV or JSON Lines first"],
  ["BZh", "a bzip2 file: unpack it first"],
  ["\u00fd7zXZ", "an xz file: unpack it first"],
  ["(\u00b5/\u00fd", "a zstd file: unpack it first"],
];

function refuseForeign(head: Buffer, file: string): void {
  const start = head.subarray(0, 8).toString("latin1");
  const match = FOREIGN.find(([magic]) => start.startsWith(magic));
  if (match) throw new AppError("invalid", `${path.basename(file)} is ${match[1]}.`);
}

/** A table's first line names its columns. Taken for one, endless NUL bytes would be endless columns. */
function refuseBinary(chunk: Buffer, file: string): void {
  const nul = chunk.indexOf(0);
  const end = chunk.indexOf("\n");
  if (nul === -1 || (end !== -1 && end < nul)) return;
  throw new AppError("invalid", `${path.basename(file)} is not a text file: its first line holds NUL bytes.`);
}

/** UTF-16 by its mark, or by the zeros that plain letters have in it; else null. */
function tellUtf16(head: Buffer): Encoding | null {
  const [a = 1, b = 1, c = 1, d = 1] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (head.length < 4) return null;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return "utf-16le";
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? "utf-16be" : null;
}

/** Whether a file that is not UTF-8 throughout holds characters of it all the same. */
async function holdsUtf8(file: string): Promise<boolean> {
  for await (const chunk of openBytes(file)) {
    for (let at = 0; at < chunk.length; at++) if (utf8LengthAt(chunk, at) > 1) return true;
  }
  return false;
}

function readSeparator(head: Buffer, encoding: Encoding): string | null {
  const text = new TextDecoder(encoding === "utf-8-mixed" ? "utf-8" : encoding).decode(head.subarray(0, 64));
  return SEPARATOR_LINE.exec(text)?.[1] ?? null;
}

/**
 * Reads the whole file once: so a file that cannot be read to its end is refused before the first row is written.
 * Throws AppError when it is missing, empty, damaged, or of a kind that is plainly not text.
 */
export async function inspectFile(file: string): Promise<FileFacts> {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let head = Buffer.alloc(0);
  let bytes = 0;
  let isUtf8 = true;
  let hasNul = false;
  let utf16: Encoding | null = null;
  let inFirstLine = true;
  const tryDecode = (chunk?: Buffer) => {
    try {
      utf8.decode(chunk, { stream: chunk !== undefined });
    } catch {
      isUtf8 = false;
    }
  };
  for await (const chunk of openBytes(file)) {
    if (bytes === 0) {
      refuseForeign(chunk, file);
      head = Buffer.from(chunk.subarray(0, 64));
      utf16 = tellUtf16(chunk);
    }
    if (inFirstLine && utf16 === null) refuseBinary(chunk, file);
    inFirstLine &&= !chunk.includes("\n");
    bytes += chunk.length;
    hash.update(chunk);
    hasNul ||= chunk.includes(0);
    if (isUtf8) tryDecode(chunk);
  }
  if (isUtf8) tryDecode();
  if (bytes === 0) throw new AppError("invalid", `${path.basename(file)} is empty.`);
  const isMixed = utf16 === null && !isUtf8 && (await holdsUtf8(file));
  const encoding = utf16 ?? (isUtf8 ? "utf-8" : isMixed ? "utf-8-mixed" : "windows-1252");
  const separator = readSeparator(head, encoding);
  return { file, hash: hash.digest("hex"), bytes, encoding, separator, hasNul: hasNul && utf16 === null };
}
