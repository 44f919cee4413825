import "server-only";
import type pg from "pg";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { requireServable } from "./artifact-check";
import type { ModelAlias, ModelMetrics, ModelParameters } from "./model-version";
import { loadArtifact } from "./queries";
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

async function setAlias(client: pg.PoolClient, alias: ModelAlias, id: string): Promise<void> {
  await client.query(
    `insert into model_aliases (alias, model_version_id, updated_at) values ($1, $2, now())
     on conflict (alias) do update set model_version_id = excluded.model_version_id, updated_at = now()`,
    [alias, id],
  );
}

async function readAliases(client: pg.PoolClient): Promise<Partial<Record<ModelAlias, string>>> {
  const { rows } = await client.query<{ alias: ModelAlias; id: string }>(
    "select alias, model_version_id as id from model_aliases",
  );
  return Object.fromEntries(rows.map(({ alias, id }) => [alias, id]));
}

/** Runs `work` with the aliases to itself, in one transaction. */
async function movingAliases<T>(
  work: (client: pg.PoolClient, aliases: Partial<Record<ModelAlias, string>>) => Promise<T>,
): Promise<T> {
  return inTransaction(getPool(), async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [ADVISORY_LOCK.modelAliases]);
    return work(client, await readAliases(client));
  });
}

function notKept(id: string): AppError {
  return new AppError("not_found", `There is no version ${id}, or its artifact is no longer kept.`);
}

/** The gate: throws AppError not_found, or conflict with the reason why the version may not serve. */
async function requireServableVersion(id: string): Promise<void> {
  const artifact = await loadArtifact(id);
  if (!artifact) throw notKept(id);
  const { rows } = await getPool().query<{ id: number }>("select id from products where status = 'active'");
  requireServable(
    artifact,
    rows.map((row) => row.id),
  );
}

/** Proving takes a moment, in which a training may have dropped the artifact; with the aliases held nobody does. */
async function requireKeptArtifact(client: pg.PoolClient, id: string): Promise<void> {
  const { rowCount } = await client.query("select from model_artifacts where model_version_id = $1", [id]);
  if (rowCount === 0) throw notKept(id);
}

/** Versions made long ago stay listed, but their bytes go once they are neither aliased nor among the newest. */
async function dropOldArtifacts(client: pg.PoolClient): Promise<void> {
  await client.query(
    `delete from model_artifacts f where not exists (select from model_aliases a where a.model_version_id = f.model_version_id)
       and f.model_version_id not in (select id from model_versions order by created_at desc, id desc limit $1)`,
    [KEPT_ARTIFACTS],
  );
}

/**
 * Stores a new version with its artifact and makes it the candidate. A version is never changed afterwards: the same job
 * again gets the version it made before, and an id that is taken is a conflict. Returns the version's id.
 */
export async function registerModel(model: NewModel): Promise<string> {
  return movingAliases(async (client) => {
    const { rows: made } = await client.query<{ id: string }>(
      "select id from model_versions where job_id = $1",
      [model.jobId],
    );
    if (made[0]) return made[0].id;
    const { rowCount } = await client.query(
      `insert into model_versions (id, algorithm, parameters, snapshot_hash, metrics, job_id)
       values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
      [
        model.id,
        model.algorithm,
        JSON.stringify(model.parameters),
        model.snapshotHash,
        JSON.stringify(model.metrics),
        model.jobId,
      ],
    );
    if (rowCount === 0)
      throw new AppError("conflict", `There is already a version ${model.id}; versions never change.`);
    await writeArtifact(client, { id: model.id, bytes: model.bytes, sha256: sha256Of(model.bytes) });
    await setAlias(client, "candidate", model.id);
    await dropOldArtifacts(client);
    return model.id;
  });
}

/**
 * Lets a version serve: live becomes previous and `id` becomes live, in one transaction. Promoting what is live changes
 * nothing. Throws AppError unauthenticated, forbidden, not_found, or conflict when the version does not pass the gate.
 */
export async function promoteModel(id: string, actor: Actor): Promise<void> {
  const name = requireRight(actor);
  await requireServableVersion(id);
  await movingAliases(async (client, { live, candidate }) => {
    if (live === id) return;
    await requireKeptArtifact(client, id);
    if (live) await setAlias(client, "previous", live);
    await setAlias(client, "live", id);
    if (candidate === id) await client.query("delete from model_aliases where alias = 'candidate'");
    await recordAudit(client, {
      actor: name,
      action: "model.promote",
      subject: id,
      detail: live ? { from: live } : {},
    });
  });
}

/**
 * Lets the previous version serve again; what was live becomes previous, so that doing it twice changes nothing. Returns
 * the id that is live now. Throws as `promoteModel`, and conflict when there is no previous version.
 */
export async function rollbackModel(actor: Actor): Promise<string> {
  const name = requireRight(actor);
  const { rows } = await getPool().query<{ id: string }>(
    "select model_version_id as id from model_aliases where alias = 'previous'",
  );
  const target = rows[0]?.id;
  if (!target) throw new AppError("conflict", "There is no previous version to go back to.");
  await requireServableVersion(target);
  return movingAliases(async (client, { live, previous }) => {
    if (previous !== target || !live) {
      throw new AppError("conflict", "Somebody else moved the versions meanwhile. Look again.");
    }
    await setAlias(client, "live", target);
    await setAlias(client, "previous", live);
    await recordAudit(client, {
      actor: name,
      action: "model.rollback",
      subject: target,
      detail: { from: live },
    });
    return target;
  });
}
