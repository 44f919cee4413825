import "server-only";
import fs from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { type LaidOut, layOut } from "@/lib/shop/uploads/lay-out";
import { findUpload } from "@/lib/shop/uploads/read-upload";
import { storeUpload } from "@/lib/shop/uploads/store-upload";

/**
 * Lays an upload out as a file while `work` runs. The worker need not be on the machine that took it in. Throws AppError
 * not_found when it is gone: files are kept for a month.
 */
export async function withUpload<T>(id: string, work: (laidOut: LaidOut) => Promise<T>): Promise<T> {
  const upload = await findUpload(id, "import");
  if (!upload) throw new AppError("not_found", "The file is not kept any more. Please upload it again.");
  return layOut(upload, work);
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
