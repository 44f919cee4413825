import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { enqueue } from "@/lib/jobs/commands";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { findUpload } from "@/lib/shop/uploads/read-upload";
import { receiveFiles } from "@/lib/shop/uploads/receive-files";
import { forgetOldUploads, storeUpload, type StoredUpload } from "@/lib/shop/uploads/store-upload";
import { dryRunJob, importJob } from "./jobs";
import type { Reading } from "./reading";

export const MAX_IMPORT_BYTES = 512 * 1024 * 1024;

/** Takes in a file to import from a form, and begins to look at it. Throws AppError unauthenticated, forbidden, or as `receiveFiles`. */
export async function receiveImport(request: ApiRequest, actor: Actor): Promise<StoredUpload> {
  const createdBy = requireRight(actor, "catalog:write");
  await forgetOldUploads();
  const limits = { field: "file", maxFiles: 1, maxBytes: MAX_IMPORT_BYTES };
  const [stored] = await receiveFiles(request, limits, (name, bytes) =>
    storeUpload({ purpose: "import", name, contentType: "application/octet-stream", createdBy }, bytes),
  );
  if (!stored) throw new AppError("invalid", "Please choose a file.");
  await inTransaction((db) =>
    recordAudit(db, {
      actor: createdBy,
      action: "upload.add",
      subject: stored.name,
      detail: { id: stored.id, bytes: stored.size },
    }),
  );
  await enqueue(dryRunJob, { upload: stored.id, reading: null });
  return stored;
}

async function requireUpload(id: string): Promise<string> {
  const upload = await findUpload(id, "import");
  if (!upload) throw new AppError("not_found", "The file is not kept any more. Please upload it again.");
  return upload.name;
}

/** Looks at an upload again, read as somebody says. Throws AppError unauthenticated, forbidden or not_found. */
export async function requestDryRun(upload: string, reading: Reading, actor: Actor): Promise<string> {
  requireRight(actor, "catalog:write");
  await requireUpload(upload);
  return (await enqueue(dryRunJob, { upload, reading })).id;
}

interface ImportWish {
  upload: string;
  reading: Reading;
  sample: "refuse" | "replace" | "keep";
  hideMissing: boolean;
}

/**
 * Imports an upload. Interactions need the right to record them, and taking the sample shop away that to change the shop as
 * a whole. Throws AppError unauthenticated, forbidden or not_found.
 */
export async function requestImport(wish: ImportWish, actor: Actor): Promise<string> {
  const by = requireRight(actor, "catalog:write");
  if (wish.reading.format === "interactions") requireRight(actor, "interactions:write");
  if (wish.sample === "replace") requireRight(actor, "settings:write");
  const name = await requireUpload(wish.upload);
  const { id } = await enqueue(importJob, { ...wish, actor: by });
  await inTransaction((db) =>
    recordAudit(db, {
      actor: by,
      action: "upload.import",
      subject: name,
      detail: { job: id, format: wish.reading.format, sample: wish.sample, hideMissing: wish.hideMissing },
    }),
  );
  return id;
}
