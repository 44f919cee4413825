import "server-only";
import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import zlib from "node:zlib";
import tar, { type Header } from "tar-stream";
import { AppError, messageOf } from "@/lib/platform/errors";
import { damaged } from "./format";

/** No entry is longer: pieces are cut at four megabytes, and what does not compress grows a little. */
const MOST_BYTES = 64 * 2 ** 20;

/** Throws AppError unavailable on a Node that cannot compress as backups are. */
export function requireZstd(): void {
  if (typeof zlib.zstdCompress === "function") return;
  const message = `Backups need Node 22.15 or later; this is ${process.versions.node}.`;
  throw new AppError("unavailable", message);
}

// Looked up when called: an older Node has neither.
export const compress = (bytes: Buffer): Promise<Buffer> => promisify(zlib.zstdCompress)(bytes);

/** @param most longer than this nothing is that we have compressed; more is a bomb */
export async function decompress(bytes: Buffer, most = MOST_BYTES): Promise<Buffer> {
  try {
    return await promisify(zlib.zstdDecompress)(bytes, { maxOutputLength: most });
  } catch (error) {
    throw damaged(messageOf(error));
  }
}

/** Writes entries one after the other, as fast as `target` takes them: no more than one is in memory. */
export class ArchiveWriter {
  readonly #pack = tar.pack();
  readonly #mtime: Date;
  readonly #written: Promise<void>;
  /** What the target failed with. */
  #failure: Error | null = null;
  /** Bytes of the file so far. */
  bytes = 0;

  constructor(target: Writable, mtime: Date) {
    this.#mtime = mtime;
    // Standard output stays open: it is the process's.
    this.#written = pipeline(this.#counted(), target, { end: target !== process.stdout });
    // Whoever adds or finishes hears of it.
    this.#written.catch((error: unknown) => {
      this.#failure = error as Error;
      this.#pack.destroy(this.#failure);
    });
  }

  async *#counted(): AsyncGenerator<Buffer> {
    for await (const bytes of this.#pack as AsyncIterable<Buffer>) {
      this.bytes += bytes.length;
      yield bytes;
    }
  }

  async add(name: string, bytes: Buffer): Promise<void> {
    const added = new Promise<void>((resolve, reject) => {
      const header = { name, size: bytes.length, mtime: this.#mtime, mode: 0o600 };
      this.#pack.entry(header, bytes, (error) => (error ? reject(error) : resolve()));
    });
    try {
      await added;
    } catch (error) {
      // In the target's own words, which name the disk; an entry may be told before whoever writes is.
      await this.#written.catch(() => {});
      throw this.#failure ?? error;
    }
  }

  /** Resolves when all is written. */
  async finish(): Promise<void> {
    this.#pack.finalize();
    await this.#written;
  }

  /** Ends it where it is; what has been written is no backup. */
  abort(error: Error): void {
    this.#pack.destroy(error);
  }
}

export interface ArchiveEntry {
  name: string;
  bytes: Buffer;
}

async function readWhole(header: Header, content: AsyncIterable<unknown>): Promise<Buffer> {
  if (header.size > MOST_BYTES) throw damaged(`${header.name} is too long`);
  const chunks: Buffer[] = [];
  for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The entries in their order. Throws AppError invalid for what is no tar or ends in the middle. */
export async function* readArchive(bytes: Readable): AsyncGenerator<ArchiveEntry> {
  const extract = tar.extract();
  const fed = pipeline(bytes, extract);
  fed.catch(() => {});
  try {
    for await (const entry of extract)
      yield { name: entry.header.name, bytes: await readWhole(entry.header, entry) };
    await fed;
  } catch (error) {
    throw error instanceof AppError ? error : damaged(messageOf(error));
  } finally {
    bytes.destroy();
  }
}

/** Counts and sums bytes as they pass. */
export class Sum {
  readonly #hash: Hash = createHash("sha256");
  bytes = 0;

  add(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.bytes += bytes.length;
  }

  /** Once, at the end. */
  result(): { bytes: number; sha256: string } {
    return { bytes: this.bytes, sha256: this.#hash.digest("hex") };
  }
}

export const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Writes as much as `target` takes at a time. */
export async function writeSlowly(target: Writable, bytes: Buffer): Promise<void> {
  if (!target.write(bytes)) await once(target, "drain");
}
