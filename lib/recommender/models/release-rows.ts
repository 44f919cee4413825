import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import { uuidv7 } from "@/lib/platform/ids";
import type { CurrentRelease, ReleaseOutcome, ReleaseSummary, Stage } from "./release";
import { releaseRuleSchema } from "./schema";

const selection = {
  id: true,
  modelVersionId: true,
  controlId: true,
  stage: true,
  share: true,
  salt: true,
  rule: true,
  outcome: true,
  reason: true,
  actor: true,
  startedAt: true,
  stageAt: true,
  endedAt: true,
} as const;

interface ReleaseRow {
  id: string;
  modelVersionId: string;
  controlId: string | null;
  stage: string;
  share: number;
  salt: string;
  rule: unknown;
  outcome: string | null;
  reason: string;
  actor: string;
  startedAt: Date;
  stageAt: Date;
  endedAt: Date | null;
}

function toRelease(row: ReleaseRow): ReleaseSummary & { salt: string } {
  const { modelVersionId: modelId, stage, outcome, rule, startedAt, stageAt, endedAt, ...rest } = row;
  return {
    ...rest,
    modelId,
    stage: stage as ReleaseSummary["stage"],
    outcome: outcome as ReleaseOutcome | null,
    rule: releaseRuleSchema.nullable().catch(null).parse(rule),
    startedAt: startedAt.getTime(),
    stageAt: stageAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
  };
}

/** The release that goes on, or null. One row by an index; every process that serves asks every other second. */
export async function getCurrentRelease(db: Db = getDb()): Promise<CurrentRelease | null> {
  const row = await db.release.findFirst({ where: { endedAt: null }, select: selection });
  if (!row) return null;
  const { stage, ...release } = toRelease(row);
  return stage === "ended" ? null : { ...release, stage };
}

/** The newest releases, of one version or of all. */
export async function listReleaseRows(modelId: string | null, limit: number): Promise<ReleaseSummary[]> {
  const rows = await getDb().release.findMany({
    where: modelId === null ? {} : { modelVersionId: modelId },
    select: selection,
    orderBy: { startedAt: "desc" },
    take: limit,
  });
  return rows.map(toRelease);
}

/** Ends a release. */
export async function endRelease(db: Db, id: string, outcome: ReleaseOutcome, reason: string): Promise<void> {
  const data = { stage: "ended", outcome, reason, endedAt: new Date() };
  await db.release.update({ where: { id }, data, select: { id: true } });
}

export interface NewReleaseRow {
  modelId: string;
  controlId: string | null;
  stage: Stage;
  share: number;
  rule: CurrentRelease["rule"];
  reason: string;
  actor: string;
}

/** Begins a release. There must be none that goes on. */
export async function beginRelease(db: Db, { modelId, rule, ...rest }: NewReleaseRow): Promise<string> {
  const id = uuidv7();
  const data = { ...rest, id, modelVersionId: modelId, salt: id, ...(rule && { rule: { ...rule } }) };
  await db.release.create({ data, select: { id: true } });
  return id;
}

/** Moves a release to a stage, or gives the one it is in another share: either begins its comparison anew. */
export async function moveRelease(
  db: Db,
  id: string,
  to: { stage: Stage; share: number; controlId?: string | null; reason: string },
): Promise<void> {
  await db.release.update({ where: { id }, data: { ...to, stageAt: new Date() }, select: { id: true } });
}

/** How long the predecessor of a new live version keeps its share at least, unless the guard takes back the version. */
const HOLDBACK_RULE = { minutes: 6 * 60, lists: 200 };

/**
 * Brings the release that goes on in line with a version that has just become live: its own way ends or goes on as a
 * holdback, another one's ends. With a holdback and no release, one begins.
 */
export async function settleReleases(
  db: Db,
  { liveId, predecessor, holdback, actor, reason }: LiveChange,
): Promise<void> {
  const current = await getCurrentRelease(db);
  const keepsSome = holdback > 0 && predecessor !== null;
  const isOwn = current?.modelId === liveId;
  if (current && isOwn && keepsSome) {
    return moveRelease(db, current.id, {
      stage: "holdback",
      share: holdback,
      controlId: predecessor,
      reason,
    });
  }
  if (current) {
    const isDone = isOwn || current.stage === "holdback";
    await endRelease(db, current.id, isDone ? "live" : "stopped", isOwn ? reason : `${liveId} became live.`);
  }
  if (keepsSome) {
    const row = { modelId: liveId, controlId: predecessor, rule: HOLDBACK_RULE, share: holdback };
    await beginRelease(db, { ...row, stage: "holdback", reason, actor });
  }
}

interface LiveChange {
  liveId: string;
  predecessor: string | null;
  /** Of shoppers who keep the predecessor for a while; 0: nobody. */
  holdback: number;
  actor: string;
  reason: string;
}
