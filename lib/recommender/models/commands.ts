import "server-only";
import type pg from "pg";
import { type Db, getDb, getPool } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { listActiveIds } from "@/lib/shop/catalog/queries";
import { requireServable } from "./artifact-check";
import type { ModelAlias, ModelMetrics, ModelParameters } from "./model-version";
import { listWantedModelIds, loadArtifact } from "./queries";
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
}

type Aliases = Partial<Record<ModelAlias, string>>;

async function setAlias(db: Db, alias: ModelAlias, modelVersionId: string): Promise<void> {
  await db.modelAlias.upsert({
    where: { alias },
    create: { alias, modelVersionId },
    update: { modelVersionId },
    select: { alias: true },
  });
}

async function readAliases(db: Db): Promise<Aliases> {
  const rows = await db.modelAlias.findMany({ select: { alias: true, modelVersionId: true } });
  return Object.fromEntries(rows.map(({ alias, modelVersionId }) => [alias, modelVersionId]));
}

/** Runs `work` with the aliases to itself, in one transaction. Whoever stores an artifact meanwhile takes its time. */
async function movingAliases<T>(
  work: (db: Db, aliases: Aliases, client: pg.PoolClient) => Promise<T>,
  on = getPool("report"),
): Promise<T> {
  const run = async (db: Db, client: pg.PoolClient) => {
    await db.$executeRaw`select pg_advisory_xact_lock(${ADVISORY_LOCK.modelAliases}::bigint)`;
    return work(db, await readAliases(db), client);
  };
  return inTransaction(run, { on });
}

function notKept(id: string): AppError {
  return new AppError("not_found", `There is no version ${id}, or its artifact is no longer kept.`);
}

/** The gate: throws AppError not_found, or conflict with the reason why the version may not serve. */
async function requireServableVersion(id: string): Promise<void> {
  const artifact = await loadArtifact(id);
  if (!artifact) throw notKept(id);
  requireServable(artifact, await listActiveIds());
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
  const { id, algorithm, snapshotHash, jobId, bytes } = model;
  return movingAliases(async (db, _aliases, client) => {
    const made =
      jobId === null ? null : await db.modelVersion.findUnique({ where: { jobId }, select: { id: true } });
    if (made) return made.id;
    const parameters = model.parameters as unknown as Prisma.InputJsonObject;
    const metrics = model.metrics as unknown as Prisma.InputJsonObject;
    const row = { id, algorithm, parameters, snapshotHash, metrics, jobId };
    const { count } = await db.modelVersion.createMany({ data: [row], skipDuplicates: true });
    if (count === 0)
      throw new AppError("conflict", `There is already a version ${id}; versions never change.`);
    await writeArtifact(client, { id, bytes, sha256: sha256Of(bytes) });
    await setAlias(db, "candidate", id);
    await dropOldArtifacts(db);
    return id;
  }, getPool("work"));
}

/**
 * Lets a version serve: live becomes previous and `id` becomes live, in one transaction. Promoting what is live changes
 * nothing. Throws AppError unauthenticated, forbidden, not_found, or conflict when the version does not pass the gate.
 */
export async function promoteModel(id: string, actor: Actor): Promise<void> {
  const name = requireRight(actor);
  await requireServableVersion(id);
  await movingAliases(async (db, { live, candidate }) => {
    if (live === id) return;
    await requireKeptArtifact(db, id);
    if (live) await setAlias(db, "previous", live);
    await setAlias(db, "live", id);
    if (candidate === id) await db.modelAlias.delete({ where: { alias: "candidate" } });
    const detail = live ? { from: live } : {};
    await recordAudit(db, { actor: name, action: "model.promote", subject: id, detail });
  });
}

/**
 * Lets the previous version serve again; what was live becomes previous, so that doing it twice changes nothing. Returns
 * the id that is live now. Throws as `promoteModel`, and conflict when there is no previous version.
 */
export async function rollbackModel(actor: Actor): Promise<string> {
  const name = requireRight(actor);
  const before = await getDb().modelAlias.findUnique({ where: { alias: "previous" } });
  if (!before) throw new AppError("conflict", "There is no previous version to go back to.");
  const target = before.modelVersionId;
  await requireServableVersion(target);
  return movingAliases(async (db, { live, previous }) => {
    if (previous !== target || !live) {
      throw new AppError("conflict", "Somebody else moved the versions meanwhile. Look again.");
    }
    await setAlias(db, "live", target);
    await setAlias(db, "previous", live);
    const detail = { from: live };
    await recordAudit(db, { actor: name, action: "model.rollback", subject: target, detail });
    return target;
  });
}
