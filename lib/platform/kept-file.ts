import "server-only";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { messageOf } from "./errors";
import { getLog } from "./log";

/*
 * Files that one process leaves for the next: whole or not there, and known to be what was written. The first line says what
 * they are and how long and what sum the rest has; it is written last.
 */

/** Of the first line, padded with spaces. */
const HEAD_BYTES = 256;
const LINE_FEED = 10;

const headSchema = z.object({
  kept: z.string(),
  /** Of what is in it; another version is not read. */
  version: z.int(),
  savedAt: z.iso.datetime(),
  bytes: z.int(),
  sha256: z.string(),
});

/** What a kept file holds, and from when it is. */
export interface Kept {
  bytes: Buffer;
  savedAt: Date;
}

/** What is to be kept, and in which version of how it is written. Made piece by piece: others get a turn in between. */
export interface Keepable {
  version: number;
  pieces(): Iterable<string | Uint8Array>;
}

/** Writes a file, in place of the one before once it is whole and on disk. */
export async function writeKept(file: string, { version, pieces }: Keepable): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // Replicas may share the folder, and each be the first process of its container.
  const draft = `${file}.${os.hostname()}.${process.pid}.draft`;
  const handle = await fs.open(draft, "w", 0o600);
  try {
    const hash = createHash("sha256");
    let at = HEAD_BYTES;
    for (const piece of pieces()) {
      const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
      hash.update(bytes);
      await handle.write(bytes, 0, bytes.length, at);
      at += bytes.length;
    }
    const [kept, savedAt] = [path.basename(file), new Date().toISOString()];
    const head = { kept, version, savedAt, bytes: at - HEAD_BYTES, sha256: hash.digest("hex") };
    await handle.write(`${JSON.stringify(head).padEnd(HEAD_BYTES - 1)}\n`, 0);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await fs.rm(draft, { force: true });
    throw error;
  }
  await handle.close();
  await fs.rename(draft, file);
}

/** What is in a file; null, and a line in the log unless there is none, when it is of another version or damaged. */
export async function readKept(file: string, version: number): Promise<Kept | null> {
  try {
    const all = await fs.readFile(file);
    const head = headSchema.parse(JSON.parse(all.subarray(0, HEAD_BYTES).toString("utf8")));
    if (head.version !== version) return null;
    const bytes = all.subarray(HEAD_BYTES);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    if (bytes.length !== head.bytes || sha256 !== head.sha256) throw new Error("It is damaged.");
    return { bytes, savedAt: new Date(head.savedAt) };
  } catch (error) {
    const isNone = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (!isNone) getLog("kept").warn({ file, error: messageOf(error) }, "a kept file cannot be read");
    return null;
  }
}

/** Values of a file that holds one to a line, in turns with whatever else is to be done. */
export async function* readLinesOf({ bytes }: Pick<Kept, "bytes">): AsyncGenerator<unknown> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end < 0 ? bytes.length : end;
    yield JSON.parse(bytes.subarray(from, to).toString("utf8"));
    from = to + 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
