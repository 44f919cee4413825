import "server-only";
import { type Db, getDb, getPool } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { listActiveIds } from "@/lib/shop/catalog/queries";
import type { ModelBundle, Rehearsal } from "@/ml/index";
import { requireServable } from "./artifact-check";
import { getFreeze } from "./freeze";
import { clearTakenBack, getMark, markTakenBack } from "./model-marks";
import type { ModelMetrics, ModelParameters } from "./model-version";
import { movingAliases, setAlias } from "./moving-aliases";
import { listWantedModelIds, loadArtifact } from "./queries";
import { endRelease, getCurrentRelease, settleReleases } from "./release-rows";
import { requireAutomatic } from "./require-automatic";
import { requireLikeLive } from "./require-like-live";
import { sha256Of } from "./sha256";
import { writeArtifact } from "./write-artifact";

/** Artifacts kept besides those an alias points at. */
const KEPT_ARTIFACTS = 10;

export interface NewModel {
  id: string;
  algorithm: string;
  parameters: ModelParameters;
  snapshotHash: string;
  metrics: ModelMetrics;
  /** The job that made it; a job makes one version however often it runs. Null outside the queue. */
  jobId: string | null;
  bytes: Uint8Array;
  /** What the training asked the bundle, and what it answered: without it the version never serves. */
  rehearsal: Rehearsal | null;
}

function notKept(id: string): AppError {
  return new AppError("not_found", `There is no version ${id}, or its artifact is no longer kept.`);
}

/** The gate: throws AppError not_found, or conflict with the reason why the version may not serve. */
async function requireServableVersion(id: string): Promise<ModelBundle> {
  const artifact = await loadArtifact(id);
  if (!artifact) throw notKept(id);
  return requireServable(artifact, await listActiveIds());
}

/**
 * The gate for a version that has shown nothing yet: besides, it ranks like what serves, or its training found it better, or
 * a person has a reason. Throws AppError not_found, or conflict with the reason why it may not be shown to anybody.
 */
export async function requirePresentableVersion(
  id: string,
  reason: string | null | undefined,
): Promise<void> {
  const bundle = await requireServableVersion(id);
  if (!reason) await requireLikeLive(id, bundle);
}

/** Proving takes a moment, in which a training may have dropped the artifact; with the aliases held nobody does. */
async function requireKeptArtifact(db: Db, id: string): Promise<void> {
  if ((await db.modelArtifact.count({ where: { modelVersionId: id } })) === 0) throw notKept(id);
}

/**
 * Versions made long ago stay listed, but their bytes go once they are none of the newest and nobody needs them: no alias,
 * no release and nobody who pinned or tagged them.
 */
async function dropOldArtifacts(db: Db): Promise<void> {
  const newest = await db.modelVersion.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: KEPT_ARTIFACTS,
    select: { id: true },
  });
  const kept = [...newest.map(({ id }) => id), ...(await listWantedModelIds(db))];
  const isMarked = { OR: [{ pinned: true }, { tags: { isEmpty: false } }] };
  const isOld = { id: { notIn: kept }, aliases: { none: {} }, NOT: { mark: isMarked } };
  await db.modelArtifact.deleteMany({ where: { modelVersion: isOld } });
}

/**
 * Stores a new version with its artifact and makes it the candidate. A version is never changed afterwards: the same job
 * again gets the version it made before, and an id that is taken is a conflict. Returns the version's id.
 */
export async function registerModel(model: NewModel): Promise<string> {
  const { id, algorithm, snapshotHash, jobId, bytes, rehearsal } = model;
  return movingAliases(async (db, _aliases, client) => {
    const made =
      jobId === null ? null : await db.modelVersion.findUnique({ where: { jobId }, select: { id: true } });
    if (made) return made.id;
    const parameters = model.parameters as unknown as Prisma.InputJsonObject;
    const metrics = model.metrics as unknown as Prisma.InputJsonObject;
    // By the clock that all share: whether a night's version has been made is told by it.
    const { rows } = await client.query<{ now: Date }>("select now() as now");
    const createdAt = rows[0]?.now ?? new Date();
    const row = { id, algorithm, parameters, snapshotHash, metrics, jobId, createdAt };
    const { count } = await db.modelVersion.createMany({ data: [row], skipDuplicates: true });
    if (count === 0)
      throw new AppError("conflict", `There is already a version ${id}; versions never change.`);
    await writeArtifact(client, { id, bytes, sha256: sha256Of(bytes), rehearsal });
    await setAlias(db, "candidate", id);
    await dropOldArtifacts(db);
    return id;
  }, getPool("work"));
}

export interface PromotionWish {
  /** What was live when whoever asks last looked; null: nothing. Left out, it does not matter. */
  expectedLive?: string | null;
  /** Why it is done although promotions are frozen; also kept by the audit. */
  reason?: string | null;
  /** Of shoppers who keep the predecessor for a while, 0–1. */
  holdback?: number;
  /** Nobody has looked at it: what people have pinned, taken back or begun to release stays as it is. */
  automatic?: boolean;
  /** It has held before some shoppers, so that it may be unlike what serves. */
  hasHeld?: boolean;
}

/** Of two who act at once, the second is told. */
export function requireSeen(live: string | undefined, expected: string | null | undefined): void {
  if (expected === undefined || (live ?? null) === expected) return;
  throw new AppError(
    "conflict",
    `Somebody else has changed meanwhile what serves: it is ${live ?? "no version"} now, not ${expected ?? "none"}. ` +
      `Look again before you go on.`,
  );
}

/** Throws AppError conflict while promotions are frozen, unless there is a reason to promote all the same. */
export async function requireNoFreeze(db: Db, reason: string | null | undefined): Promise<void> {
  const freeze = reason ? null : await getFreeze(db);
  if (!freeze) return;
  throw new AppError(
    "conflict",
    `Promotions are frozen until ${freeze.until.slice(0, 16).replace("T", " ")} UTC by ${freeze.actor}: ${freeze.reason} ` +
      `Only a person with a reason can promote before that.`,
  );
}

/**
 * Lets a version serve: live becomes previous and `id` becomes live, in one transaction. Promoting what is live changes
 * nothing. Throws AppError unauthenticated, forbidden, not_found, or conflict: the version does not pass the gate,
 * promotions are frozen, or (automatic) it is not for a process to decide.
 */
export async function promoteModel(id: string, actor: Actor, wish: PromotionWish = {}): Promise<void> {
  const name = requireRight(actor, "models:write");
  if (wish.hasHeld) await requireServableVersion(id);
  else await requirePresentableVersion(id, wish.automatic ? null : wish.reason);
  await movingAliases(async (db, { live, candidate }) => {
    requireSeen(live, wish.expectedLive);
    if (live === id) return;
    if (wish.automatic) await requireAutomatic(db, id, live ?? null);
    await requireNoFreeze(db, wish.automatic ? null : wish.reason);
    await requireKeptArtifact(db, id);
    if (live) await setAlias(db, "previous", live);
    await setAlias(db, "live", id);
    if (candidate === id) await db.modelAlias.delete({ where: { alias: "candidate" } });
    await clearTakenBack(db, id);
    const reason = wish.reason ?? "Promoted.";
    const predecessor = live && !(await getMark(live, db)).takenBack ? live : null;
    await settleReleases(db, { liveId: id, predecessor, holdback: wish.holdback ?? 0, actor: name, reason });
    const detail = {
      ...(live && { from: live }),
      ...(wish.reason && { reason: wish.reason }),
      ...(wish.holdback && { holdback: wish.holdback }),
    };
    await recordAudit(db, { actor: name, action: "model.promote", subject: id, detail });
  });
}

async function requireNotTakenBack(previous: string): Promise<void> {
  const { takenBack } = await getMark(previous);
  if (!takenBack) return;
  throw new AppError(
    "conflict",
    `The previous version, ${previous}, was itself taken back by ${takenBack.by}: ${takenBack.reason} ` +
      `To let it serve all the same, name it.`,
  );
}

export interface RollbackWish {
  expectedLive?: string | null;
  reason?: string | null;
  /** The version to go back to; the previous one unless given. */
  to?: string;
}

/**
 * Lets the previous version serve again; what was live becomes previous and does not come back by itself, nor by doing it twice:
 * whoever goes back in a hurry must not have again what they took back. Returns the id that is live now. Throws as
 * `promoteModel`, and conflict when there is no previous version that was not taken back. A freeze does not stand in its way.
 */
export async function rollbackModel(actor: Actor, wish: RollbackWish = {}): Promise<string> {
  const name = requireRight(actor, "models:write");
  const before = await getDb().modelAlias.findUnique({ where: { alias: "previous" } });
  const target = wish.to ?? before?.modelVersionId;
  if (!target) throw new AppError("conflict", "There is no previous version to go back to.");
  if (wish.to === undefined) await requireNotTakenBack(target);
  await requireServableVersion(target);
  return movingAliases(async (db, { live, previous }) => {
    requireSeen(live, wish.expectedLive);
    if (!live || live === target || (wish.to === undefined && previous !== target)) {
      throw new AppError("conflict", "Somebody else moved the versions meanwhile. Look again.");
    }
    await requireKeptArtifact(db, target);
    await setAlias(db, "live", target);
    await setAlias(db, "previous", live);
    const reason = wish.reason ?? "Rolled back.";
    await markTakenBack(db, live, name, reason);
    await clearTakenBack(db, target);
    const current = await getCurrentRelease(db);
    if (current) {
      const isOwn = current.modelId === live;
      await endRelease(
        db,
        current.id,
        isOwn ? "rolled-back" : "stopped",
        isOwn ? reason : `${live} was rolled back.`,
      );
    }
    const detail = { from: live, ...(wish.reason && { reason: wish.reason }) };
    await recordAudit(db, { actor: name, action: "model.rollback", subject: target, detail });
    return target;
  });
}
