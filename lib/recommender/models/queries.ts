import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { ModelParameters, ModelSummary, StoredArtifact } from "./model-version";
import { readArtifact } from "./read-artifact";
import { readStoredMetrics } from "./stored-metrics";
import { BUNDLE_VERSION, type Recipe } from "@/ml/index";

interface SummaryRow extends Omit<ModelSummary, "createdAt" | "metrics"> {
  createdAt: Date;
  metrics: unknown;
}

const LIVE_PATIENCE_MS = 2_000;

const SUMMARY = `
  select v.id, v.algorithm, v.parameters, v.snapshot_hash as "snapshotHash", v.metrics, v.job_id as "jobId",
         v.created_at as "createdAt",
         coalesce((select array_agg(a.alias order by a.alias) from model_aliases a where a.model_version_id = v.id), '{}')
           as aliases,
         exists (select from model_artifacts f where f.model_version_id = v.id) as "hasArtifact"
  from model_versions v`;

function toSummary(row: SummaryRow): ModelSummary {
  return { ...row, metrics: readStoredMetrics(row.metrics), createdAt: row.createdAt.toISOString() };
}

/**
 * Id of the version that should serve, or null. Cheap: one row by primary key. Every process asks every other second, so a
 * connection that has died without a word must not keep it waiting: rejects after two seconds.
 */
export async function getLiveModelId(): Promise<string | null> {
  const { rows } = await getPool().query<{ id: string }>({
    text: "select model_version_id as id from model_aliases where alias = 'live'",
    query_timeout: LIVE_PATIENCE_MS,
  } as { text: string });
  return rows[0]?.id ?? null;
}

/** The newest versions, newest first. Throws AppError unauthenticated or forbidden unless an admin or process asks. */
export async function listModels(actor: Actor, limit = 50): Promise<ModelSummary[]> {
  requireRight(actor);
  const { rows } = await getPool().query<SummaryRow>(
    `${SUMMARY} order by v.created_at desc, v.id desc limit $1`,
    [limit],
  );
  return rows.map(toSummary);
}

/** One version, or null. Same rights as `listModels`. */
export async function getModel(id: string, actor: Actor): Promise<ModelSummary | null> {
  requireRight(actor);
  const { rows } = await getPool().query<SummaryRow>(`${SUMMARY} where v.id = $1`, [id]);
  return rows[0] ? toSummary(rows[0]) : null;
}

/** The artifact of one version as it is stored, unproved; null when unknown or no longer kept. */
export function loadArtifact(id: string): Promise<StoredArtifact | null> {
  return readArtifact("f.model_version_id = $1", id);
}

/** The artifact that should serve, unproved; null when there is none. */
export function loadLiveArtifact(): Promise<StoredArtifact | null> {
  return readArtifact("a.alias = $1", "live");
}

/** When the newest version was made, in milliseconds since the epoch; null when there is none. */
export async function getNewestModelTime(): Promise<number | null> {
  const { rows } = await getPool().query<{ at: Date | null }>(
    "select max(created_at) as at from model_versions",
  );
  return rows[0]?.at?.getTime() ?? null;
}

/** The version a job has made, if it has. */
export async function getModelOfJob(jobId: string): Promise<Pick<ModelSummary, "id" | "metrics"> | null> {
  const { rows } = await getPool().query<{ id: string; metrics: unknown }>(
    "select id, metrics from model_versions where job_id = $1",
    [jobId],
  );
  return rows[0] ? { id: rows[0].id, metrics: readStoredMetrics(rows[0].metrics) } : null;
}

/** The newest version trained on the same snapshot in the same way, with its artifact still kept; null if there is none. */
export async function findSameModel(
  snapshotHash: string,
  parameters: ModelParameters,
): Promise<string | null> {
  const { rows } = await getPool().query<{ id: string }>(
    `select v.id from model_versions v join model_artifacts f on f.model_version_id = v.id
     where v.snapshot_hash = $1 and v.parameters = $2::jsonb order by v.created_at desc limit 1`,
    [snapshotHash, JSON.stringify(parameters)],
  );
  return rows[0]?.id ?? null;
}

/** The live version as a new one has to be compared with it. */
export interface Champion {
  artifact: StoredArtifact;
  /** Newest interaction it has learnt from, milliseconds since the epoch; Infinity where that is not known. */
  seenUntil: number;
  /** What it is made of; null for versions of the first format. */
  recipe: Recipe | null;
}

/** The live version; null when there is none. */
export async function loadChampion(): Promise<Champion | null> {
  const artifact = await loadLiveArtifact();
  if (!artifact) return null;
  const { rows } = await getPool().query<{ metrics: unknown }>(
    "select metrics from model_versions where id = $1",
    [artifact.id],
  );
  const { snapshot, comparison } = readStoredMetrics(rows[0]?.metrics);
  const seenUntil = snapshot.newestAt ? Date.parse(snapshot.newestAt) : Number.POSITIVE_INFINITY;
  return { artifact, seenUntil, recipe: comparison.recipe };
}

/** The version that should serve but is of another format than this Aisle writes; null when all is well. */
export async function findOutdatedLiveModel(): Promise<string | null> {
  const { rows } = await getPool().query<{ id: string }>(
    `select v.id from model_aliases a join model_versions v on v.id = a.model_version_id
     where a.alias = 'live' and coalesce((v.parameters ->> 'format')::int, 1) < $1`,
    [BUNDLE_VERSION],
  );
  return rows[0]?.id ?? null;
}
