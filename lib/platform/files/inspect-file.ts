import { createHash } from "node:crypto";
import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { openBytes } from "./open-bytes";

export type Encoding = "utf-8" | "utf-16le" | "windows-1252";

/** What one reading of the whole file tells, before anything is imported from it. */
export interface FileFacts {
  file: string;
  /** SHA-256 of the unpacked content: the same file is recognised zipped or not, under any name. */
  hash: string;
  /** Unpacked. */
  bytes: number;
  encoding: Encoding;
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

/**
 * Reads the whole file once: so a file that cannot be read to its end is refused before the first row is written.
 * Throws AppError when it is missing, empty, damaged, or of a kind that is plainly not text.
 */
export async function inspectFile(file: string): Promise<FileFacts> {
  const hash = createHash("sha256");
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let bytes = 0;
  let isUtf8 = true;
  let hasNul = false;
  let isUtf16 = false;
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
      isUtf16 = chunk[0] === 0xff && chunk[1] === 0xfe;
    }
    if (inFirstLine && !isUtf16) refuseBinary(chunk, file);
    inFirstLine &&= !chunk.includes("\n");
    bytes += chunk.length;
    hash.update(chunk);
    hasNul ||= chunk.includes(0);
    if (isUtf8) tryDecode(chunk);
  }
  if (isUtf8) tryDecode();
  if (bytes === 0) throw new AppError("invalid", `${path.basename(file)} is empty.`);
  const encoding = isUtf16 ? "utf-16le" : isUtf8 ? "utf-8" : "windows-1252";
  return { file, hash: hash.digest("hex"), bytes, encoding, hasNul: hasNul && !isUtf16 };
}
