import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";

export type UploadPurpose = "import" | "rejects" | "look" | "picture";

/** A file as it is kept. */
export interface StoredUpload {
  id: string;
  name: string;
  size: number;
}

interface NewUpload {
  purpose: UploadPurpose;
  name: string;
  contentType: string;
  createdBy: string;
  /** Of rejected rows, and of what a look told, the file they are from. */
  ofId?: string;
}

const PART_BYTES = 1024 * 1024;
/** Files that were imported are of no use for longer, nor is what was said of them. Pictures stay. */
const KEPT_DAYS = 30;

/** Bytes in pieces of the same size, the last one shorter. */
async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    size += chunk.byteLength;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Forgets everything but pictures that is older than a month. */
export async function forgetOldUploads(): Promise<void> {
  await getPool("work").query(
    `delete from uploads where purpose <> 'picture'
        and created_at < now() - make_interval(days => $1::int)`,
    [KEPT_DAYS],
  );
}

/**
 * Keeps a file, a piece at a time as it comes. One that breaks off leaves nothing. Whoever calls has to have asked for the
 * right to it. Throws AppError invalid for an empty one, and what `bytes` throws.
 */
export async function storeUpload(
  upload: NewUpload,
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredUpload> {
  const id = uuidv7();
  await getDb().upload.create({ data: { id, ...upload }, select: { id: true } });
  let [size, place] = [0, 0];
  try {
    for await (const part of inParts(bytes)) {
      await getPool("work").query("insert into upload_parts (upload_id, place, bytes) values ($1, $2, $3)", [
        id,
        place++,
        part,
      ]);
      size += part.length;
    }
    if (size === 0) throw new AppError("invalid", `${upload.name} is empty.`);
    await getDb().upload.update({ where: { id }, data: { size }, select: { id: true } });
  } catch (error) {
    await getDb().upload.deleteMany({ where: { id } });
    throw error;
  }
  return { id, name: upload.name, size };
}
