import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import { getMark } from "@/lib/recommender/models/model-marks";
import type { CurrentRelease } from "@/lib/recommender/models/release";
import { getCurrentRelease } from "@/lib/recommender/models/release-rows";
import { MOST_LISTS, PAST_MS } from "./thresholds";

/** What the guard looks at: which version serves, since when, and where it could go back to. */
export interface Watched {
  now: number;
  liveId: string;
  liveSince: number;
  isPinned: boolean;
  /** The version that would serve instead: kept, and not taken back itself. */
  predecessorId: string | null;
  release: CurrentRelease | null;
}

/** Null while nothing is live. */
export async function readWatched(now: number): Promise<Watched | null> {
  const db = getDb();
  const [rows, release] = await Promise.all([db.modelAlias.findMany(), getCurrentRelease()]);
  const live = rows.find(({ alias }) => alias === "live");
  if (!live) return null;
  const { modelVersionId: liveId, updatedAt } = live;
  const liveSince = updatedAt.getTime();
  const previous = rows.find(({ alias }) => alias === "previous")?.modelVersionId ?? null;
  const offered = [previous, await findServedBefore(liveId, liveSince)];
  let predecessorId: string | null = null;
  for (const id of offered) predecessorId ??= id !== null && (await mayServeAgain(id, liveId)) ? id : null;
  const { pinned: isPinned } = await getMark(liveId);
  return { now, liveId, liveSince, isPinned, predecessorId, release };
}

async function mayServeAgain(id: string, liveId: string): Promise<boolean> {
  if (id === liveId) return false;
  const isKept = (await getDb().modelArtifact.count({ where: { modelVersionId: id } })) > 0;
  return isKept && (await getMark(id)).takenBack === null;
}

/** The version that most lists were of just before; aliases may have been moved by other means than ours. */
async function findServedBefore(liveId: string, liveSince: number): Promise<string | null> {
  const { rows } = await getPool("report").query<{ id: string }>(
    `select model_version as id from (
       select model_version from shown_lists
       where impressed_at >= $1 and impressed_at < $2 and lane = 'person' and model_version <> $3
       order by impressed_at desc limit 1000
     ) newest group by model_version order by count(*) desc limit 1`,
    [new Date(liveSince - PAST_MS), new Date(liveSince), liveId],
  );
  return rows[0]?.id ?? null;
}

/** The latest time not before `from` since when there are at most so many lists: what is read has a bound. */
export async function boundedFrom(from: number, to: number): Promise<number> {
  const { rows } = await getPool("report").query<{ at: Date }>(
    `select impressed_at as at from shown_lists where impressed_at >= $1 and impressed_at < $2
     order by impressed_at desc offset $3::int limit 1`,
    [new Date(from), new Date(to), MOST_LISTS],
  );
  return rows[0]?.at.getTime() ?? from;
}
