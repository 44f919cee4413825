import "server-only";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/platform/errors";
import { readUpload, type Upload } from "./read-upload";

/** An uploaded file in the file system, where whoever reads files reads it. */
export interface LaidOut {
  /** What it was called, in a folder of its own. */
  file: string;
  /** Another file of that folder. */
  beside(name: string): string;
  name: string;
}

/** Lays an upload out as a file while `work` runs. Throws AppError not_found when it is removed meanwhile. */
export async function layOut<T>(
  { id, name: given, size }: Pick<Upload, "id" | "name" | "size">,
  work: (laidOut: LaidOut) => Promise<T>,
): Promise<T> {
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), "aisle-upload-"));
  try {
    // A name of dots would be a folder.
    const name = /^\.+$/.test(given) ? "file" : given;
    const file = path.join(folder, name);
    await pipeline(Readable.from(readUpload(id)), fs.createWriteStream(file));
    // Half a file would be imported as if it were whole.
    if ((await fs.promises.stat(file)).size !== size)
      throw new AppError("not_found", "The file was removed while it was read. Please upload it again.");
    return await work({ file, name, beside: (other) => path.join(folder, `beside-${other}`) });
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true });
  }
}
