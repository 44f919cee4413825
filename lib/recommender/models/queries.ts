import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { ModelAlias, ModelParameters, ModelSummary, StoredArtifact } from "./model-version";
import { readArtifact } from "./read-artifact";
import { type Freeze, getFreeze } from "./freeze";
import type { CurrentRelease, ReleaseSummary } from "./release";
import { getCurrentRelease, listReleaseRows } from "./release-rows";
import { toMark } from "./model-marks";
import { readStoredMetrics } from "./stored-metrics";
import { BUNDLE_VERSION, type Recipe } from "@/ml/index";

const selection = {
  id: true,
  algorithm: true,
  parameters: true,
  snapshotHash: true,
  metrics: true,
  jobId: true,
  createdAt: true,
  aliases: { select: { alias: true }, orderBy: { alias: "asc" } },
  artifact: { select: { modelVersionId: true } },
  mark: true,
} as const;

type SummaryRow = Prisma.ModelVersionGetPayload<{ select: typeof selection }>;

/** Versions never change, so what was stored as parameters and metrics is what is read. */
function toSummary({ artifact, aliases, createdAt, mark, ...row }: SummaryRow): ModelSummary {
  return {
    ...row,
    parameters: row.parameters as unknown as ModelParameters,
    metrics: readStoredMetrics(row.metrics),
    createdAt: createdAt.toISOString(),
    aliases: aliases.map(({ alias }) => alias as ModelAlias),
    hasArtifact: artifact !== null,
    mark: toMark(mark),
  };
}

/** Id of the version that should serve, or null. Cheap: one row by primary key. Every process asks every other second. */
export async function getLiveModelId(): Promise<string | null> {
  const live = await getDb().modelAlias.findUnique({ where: { alias: "live" } });
  return live?.modelVersionId ?? null;
}

/**
 * Ids of the versions that every process which serves has to hold besides the live one, the most important first: what a
 * release shows to some or scores in secret, then what a variant of a running experiment names. A few rows by an index;
 * every process asks every other second.
 */
export async function listWantedModelIds(db: Db = getDb()): Promise<string[]> {
  const [releases, variants] = await Promise.all([
    db.release.findMany({
      where: { endedAt: null },
      select: { modelVersionId: true, controlId: true },
      orderBy: { startedAt: "desc" },
    }),
    db.$queryRaw<{ model: string | null }[]>`
      select variant ->> 'model' as model
        from experiments, jsonb_array_elements(definition -> 'variants') as variant
       where state = 'running' and kind = 'experiment' order by started_at`,
  ]);
  const ids = [
    ...releases.flatMap(({ modelVersionId, controlId }) => [modelVersionId, controlId]),
    ...variants.map(({ model }) => model),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** The newest versions, newest first. Throws AppError unauthenticated or forbidden unless an admin or process asks. */
export async function listModels(actor: Actor, limit = 50): Promise<ModelSummary[]> {
  requireRight(actor, "models:read");
  const rows = await getDb().modelVersion.findMany({
    select: selection,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toSummary);
}

/** One version, or null. Same rights as `listModels`. */
export async function getModel(id: string, actor: Actor): Promise<ModelSummary | null> {
  requireRight(actor, "models:read");
  const row = await getDb().modelVersion.findUnique({ where: { id }, select: selection });
  return row && toSummary(row);
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
  const { _max: newest } = await getDb().modelVersion.aggregate({ _max: { createdAt: true } });
  return newest.createdAt?.getTime() ?? null;
}

/** The version a job has made, if it has. */
export async function getModelOfJob(jobId: string): Promise<Pick<ModelSummary, "id" | "metrics"> | null> {
  const row = await getDb().modelVersion.findUnique({
    where: { jobId },
    select: { id: true, metrics: true },
  });
  return row && { id: row.id, metrics: readStoredMetrics(row.metrics) };
}

/** The newest version trained on the same snapshot in the same way, with its artifact still kept; null if there is none. */
export async function findSameModel(
  snapshotHash: string,
  parameters: ModelParameters,
): Promise<string | null> {
  const equals = parameters as unknown as Prisma.InputJsonObject;
  const found = await getDb().modelVersion.findFirst({
    where: { snapshotHash, parameters: { equals }, artifact: { isNot: null } },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
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
  const { id } = artifact;
  const row = await getDb().modelVersion.findUnique({ where: { id }, select: { metrics: true } });
  const { snapshot, comparison } = readStoredMetrics(row?.metrics);
  const seenUntil = snapshot.newestAt ? Date.parse(snapshot.newestAt) : Number.POSITIVE_INFINITY;
  return { artifact, seenUntil, recipe: comparison.recipe };
}

/** The version that should serve but is of another format than this Aisle writes; null when all is well. */
export async function findOutdatedLiveModel(): Promise<string | null> {
  const live = await getDb().modelAlias.findUnique({
    where: { alias: "live" },
    select: { modelVersionId: true, modelVersion: { select: { parameters: true } } },
  });
  if (!live) return null;
  const { format = 1 } = live.modelVersion.parameters as Partial<Pick<ModelParameters, "format">>;
  return format < BUNDLE_VERSION ? live.modelVersionId : null;
}

/** Releases as the admin's pages show them: the one that goes on, and the newest of one version or of all. */
export async function readReleases(
  actor: Actor,
  modelId: string | null = null,
): Promise<{ current: CurrentRelease | null; newest: ReleaseSummary[] }> {
  requireRight(actor, "models:read");
  const [current, newest] = await Promise.all([getCurrentRelease(), listReleaseRows(modelId, 10)]);
  return { current, newest };
}

/** The freeze that holds, for the admin's pages. */
export async function readFreeze(actor: Actor): Promise<Freeze | null> {
  requireRight(actor, "models:read");
  return getFreeze();
}
