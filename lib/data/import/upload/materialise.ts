import "server-only";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/platform/errors";
import { findUpload, readUpload } from "@/lib/shop/uploads/read-upload";
import { storeUpload } from "@/lib/shop/uploads/store-upload";

/** An uploaded file in the file system, where importers read it. */
export interface LaidOut {
  /** What it was called, in a folder of its own. */
  file: string;
  /** Another file of that folder. */
  beside(name: string): string;
  name: string;
}

/**
 * Lays an upload out as a file while `work` runs. The worker need not be on the machine that took it in. Throws AppError
 * not_found when it is gone: files are kept for a month.
 */
export async function withUpload<T>(id: string, work: (laidOut: LaidOut) => Promise<T>): Promise<T> {
  const upload = await findUpload(id, "import");
  if (!upload) throw new AppError("not_found", "The file is not kept any more. Please upload it again.");
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), "aisle-upload-"));
  try {
    // A name of dots would be a folder.
    const name = /^\.+$/.test(upload.name) ? "file" : upload.name;
    const file = path.join(folder, name);
    await pipeline(Readable.from(readUpload(id)), fs.createWriteStream(file));
    return await work({ file, name, beside: (other) => path.join(folder, `beside-${other}`) });
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true });
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Keeps what a look at a file told: too much for the list of jobs, and not for everybody who may see that. */
export async function keepLook(look: object, uploadId: string): Promise<string> {
  const { id } = await storeUpload(
    {
      purpose: "look",
      name: "look.json",
      contentType: "application/json",
      createdBy: "worker",
      ofId: uploadId,
    },
    once(JSON.stringify(look)),
  );
  return id;
}

/** Keeps a list of rejected rows, to be downloaded. Returns its id; null when there is none. */
export async function keepRejects(file: string, uploadId: string, name: string): Promise<string | null> {
  if (!fs.existsSync(file)) return null;
  const stored = await storeUpload(
    {
      purpose: "rejects",
      name: `${path.parse(name).name}.rejects.csv`,
      contentType: "text/csv; charset=utf-8",
      createdBy: "worker",
      ofId: uploadId,
    },
    fs.createReadStream(file),
  );
  return stored.id;
}
