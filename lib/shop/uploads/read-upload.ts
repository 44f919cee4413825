import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { UploadPurpose } from "./store-upload";

/** A file somebody has uploaded. */
export interface Upload {
  id: string;
  name: string;
  contentType: string;
  size: number;
  /** ISO 8601. */
  createdAt: string;
  createdBy: string;
}

/** The file with this id and purpose, complete; or null. */
export async function findUpload(id: string, purpose: UploadPurpose): Promise<Upload | null> {
  const row = await getDb().upload.findUnique({ where: { id, purpose, size: { gt: 0 } } });
  if (!row) return null;
  const { name, contentType, size, createdAt, createdBy } = row;
  return { id, name, contentType, size: Number(size), createdAt: createdAt.toISOString(), createdBy };
}

/** The files to import, the newest first. Throws AppError unauthenticated or forbidden. */
export async function listUploads(actor: Actor, limit = 50): Promise<Upload[]> {
  requireRight(actor, "catalog:write");
  const rows = await getDb().upload.findMany({
    where: { purpose: "import", size: { gt: 0 } },
    orderBy: { createdAt: "desc" },
    take: limit,
  });
  return rows.map(({ id, name, contentType, size, createdAt, createdBy }) => ({
    id,
    name,
    contentType,
    size: Number(size),
    createdAt: createdAt.toISOString(),
    createdBy,
  }));
}

/** The bytes of a file, a piece at a time. */
export async function* readUpload(id: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place++) {
    const part = await getDb().uploadPart.findUnique({
      where: { uploadId_place: { uploadId: id, place } },
      select: { bytes: true },
    });
    if (!part) return;
    yield part.bytes;
  }
}
