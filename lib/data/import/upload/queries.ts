import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { listJobsOf } from "@/lib/jobs/queries";
import type { JobView } from "@/lib/jobs/schema";
import { findUpload, listUploads, readUpload, type Upload } from "@/lib/shop/uploads/read-upload";
import { readShopContents } from "../shop/shop-contents";
import type { DryRun, LookResult } from "./dry-run";
import type { ImportedUpload } from "./import-upload";
import { dryRunJob, importJob } from "./jobs";

/** An upload and how far it has come. */
export interface UploadState {
  upload: Upload;
  /** The newest job that looked at it. */
  look: JobView | null;
  /** The newest job that imported it. */
  load: JobView | null;
}

/** What a look told; null while it runs, or when the file could not be read at all. */
export async function readDryRun({ look }: UploadState): Promise<DryRun | null> {
  const id = (look?.result as Partial<LookResult> | null | undefined)?.look;
  if (id === undefined || !(await findUpload(id, "look"))) return null;
  const parts: Uint8Array[] = [];
  for await (const part of readUpload(id)) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString("utf8")) as DryRun;
}

/** What came of the import; null while it runs, or when it was refused. */
export function readImported({ load }: UploadState): ImportedUpload | null {
  const result = load?.result as Partial<ImportedUpload> | null | undefined;
  return result?.counts ? (result as ImportedUpload) : null;
}

async function stateOf(upload: Upload): Promise<UploadState> {
  const [look, load] = await Promise.all([
    listJobsOf(dryRunJob.name, { upload: upload.id }),
    listJobsOf(importJob.name, { upload: upload.id }),
  ]);
  return { upload, look: look[0] ?? null, load: load[0] ?? null };
}

/** The newest uploads with how far each has come. Throws AppError unauthenticated or forbidden. */
export async function listUploadStates(actor: Actor): Promise<UploadState[]> {
  const states: UploadState[] = [];
  for (const upload of await listUploads(actor, 20)) states.push(await stateOf(upload));
  return states;
}

/** One upload, or null. Throws AppError unauthenticated or forbidden. */
export async function getUploadState(actor: Actor, id: string): Promise<UploadState | null> {
  requireRight(actor, "catalog:write");
  const upload = await findUpload(id, "import");
  return upload && stateOf(upload);
}

/** Whether the shop still holds the sample it came with. Throws AppError unauthenticated or forbidden. */
export async function holdsSample(actor: Actor): Promise<boolean> {
  requireRight(actor, "catalog:write");
  const client = await getPool("report").connect();
  try {
    return (await readShopContents(client)).source === "sample";
  } finally {
    client.release();
  }
}

/** The newest list of rejected rows of an upload: its name and bytes; null without one. Throws AppError as above. */
export async function getRejects(
  actor: Actor,
  uploadId: string,
): Promise<{ name: string; bytes: AsyncIterable<Uint8Array> } | null> {
  requireRight(actor, "catalog:write");
  const row = await getDb().upload.findFirst({
    where: { purpose: "rejects", ofId: uploadId, size: { gt: 0 } },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true },
  });
  return row && { name: row.name, bytes: readUpload(row.id) };
}
