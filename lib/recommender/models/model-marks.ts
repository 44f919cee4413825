import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { ModelMark } from "./model-version";
import { movingAliases } from "./moving-aliases";

const NO_MARK: ModelMark = { pinned: false, tags: [], takenBack: null };

interface MarkRow {
  pinned: boolean;
  tags: string[];
  takenBackAt: Date | null;
  takenBackBy: string | null;
  takenBackReason: string | null;
}

export function toMark(row: MarkRow | null): ModelMark {
  if (!row) return NO_MARK;
  const { pinned, tags, takenBackAt: at, takenBackBy: by, takenBackReason: reason } = row;
  return {
    pinned,
    tags,
    takenBack: at && { at: at.toISOString(), by: by ?? "", reason: reason ?? "" },
  };
}

/** What is said of one version; of one that nobody knows, nothing. */
export async function getMark(id: string, db: Db = getDb()): Promise<ModelMark> {
  return toMark(await db.modelMark.findUnique({ where: { modelVersionId: id } }));
}

/**
 * Pins a version or lets go of it, and gives it labels. What is pinned or has a label keeps its artifact; while a pinned
 * version is live nothing but a person replaces it. Throws AppError unauthenticated, forbidden or not_found.
 */
export async function markModel(
  { id, pinned, tags }: { id: string; pinned: boolean; tags: string[] },
  actor: Actor,
): Promise<void> {
  const name = requireRight(actor, "models:write");
  await movingAliases(async (db) => {
    if ((await db.modelVersion.count({ where: { id } })) === 0)
      throw new AppError("not_found", `There is no version ${id}.`);
    const before = await getMark(id, db);
    await db.modelMark.upsert({
      where: { modelVersionId: id },
      create: { modelVersionId: id, pinned, tags },
      update: { pinned, tags },
      select: { pinned: true },
    });
    if (before.pinned !== pinned)
      await recordAudit(db, { actor: name, action: pinned ? "model.pin" : "model.unpin", subject: id });
    if (before.tags.join() !== tags.join())
      await recordAudit(db, { actor: name, action: "model.tag", subject: id, detail: { tags } });
  });
}

/** Notes that a version was taken back, within the transaction that does it: it does not come back by itself. */
export async function markTakenBack(db: Db, id: string, by: string, reason: string): Promise<void> {
  const said = { takenBackAt: new Date(), takenBackBy: by, takenBackReason: reason };
  await db.modelMark.upsert({
    where: { modelVersionId: id },
    create: { modelVersionId: id, ...said },
    update: said,
    select: { pinned: true },
  });
}

/** A person lets the version serve again. */
export async function clearTakenBack(db: Db, id: string): Promise<void> {
  const nothing = { takenBackAt: null, takenBackBy: null, takenBackReason: null };
  await db.modelMark.updateMany({ where: { modelVersionId: id }, data: nothing });
}
