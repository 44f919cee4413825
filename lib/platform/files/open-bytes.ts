import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, type Gunzip } from "node:zlib";
import { AppError, messageOf } from "@/lib/platform/errors";

const GZIP_MAGIC = [0x1f, 0x8b];
const CHUNK = 256 * 1024;

/** Throws when there is no readable file at `file`, saying what is there instead. */
export function requireFile(file: string): void {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  if (!found) throw new AppError("not_found", `There is no file ${file}.`);
  if (found.isDirectory()) throw new AppError("invalid", `${file} is a folder, not a file.`);
  if (!found.isFile()) {
    throw new AppError("invalid", `${file} is a pipe or a device, which cannot be read twice.`);
  }
  try {
    fs.accessSync(file, fs.constants.R_OK);
  } catch (error) {
    throw new AppError("forbidden", `${file} cannot be read: this user has no permission.`, { cause: error });
  }
}

function startsWithGzipMagic(file: string): boolean {
  const head = Buffer.alloc(GZIP_MAGIC.length);
  const descriptor = fs.openSync(file, "r");
  try {
    fs.readSync(descriptor, head, 0, head.length, 0);
  } finally {
    fs.closeSync(descriptor);
  }
  return GZIP_MAGIC.every((byte, i) => head[i] === byte);
}

function explainGzipError(error: unknown, file: string, unzip: Gunzip, unpacked: number): AppError {
  const name = path.basename(file);
  const where = `after byte ${unzip.bytesWritten} of the file, ${unpacked} bytes unpacked`;
  const cut = messageOf(error) === "unexpected end of file";
  const message = cut
    ? `${name} is cut off: its gzip stream ends too early, ${where}. Fetch the file again.`
    : `${name} is a damaged gzip file (${messageOf(error)}), ${where}.`;
  return new AppError("invalid", message, { cause: error });
}

/**
 * The bytes of a file, unpacked if it is gzip by its first two bytes, whatever its name says. Throws AppError for a
 * missing file, and for a truncated or damaged gzip with the position where it breaks off.
 */
export async function* openBytes(file: string): AsyncGenerator<Buffer> {
  requireFile(file);
  const raw = fs.createReadStream(file, { highWaterMark: CHUNK });
  if (!startsWithGzipMagic(file)) {
    yield* raw;
    return;
  }
  const unzip = createGunzip({ chunkSize: CHUNK });
  // The iteration below meets every error too; this only keeps both streams tied together.
  pipeline(raw, unzip).catch(() => {});
  let unpacked = 0;
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw explainGzipError(error, file, unzip, unpacked);
  }
}

/** A stream over `openBytes`, for parsers that take one. */
export function toStream(chunks: AsyncIterable<Buffer | string>): Readable {
  return Readable.from(chunks, { objectMode: false });
}
