import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { RollupStatus } from "./schema";

/** Without notes everything is counted; with some, all that was written before the oldest of them. */
const STATUS_SQL = `
select s.revision::float8 as revision, n.oldest as "asOf", extract(epoch from now() - n.oldest)::float8 as "behindSeconds",
  (select count(*)::int from rollup_dirty_hours) as waiting
from rollup_state s cross join (select coalesce(min(at), now()) as oldest from rollup_changes) n where s.id = 1`;

type StatusRow = Omit<RollupStatus, "asOf"> & { asOf: Date };

/** How far the roll-ups are. Throws AppError unauthenticated or forbidden unless an admin or a key with `jobs:read`. */
export async function getRollupStatus(actor: Actor): Promise<RollupStatus> {
  requireRight(actor, "jobs:read");
  const [row] = (await getPool("report").query<StatusRow>(STATUS_SQL)).rows;
  if (!row) throw new Error("The state of the roll-ups is missing.");
  return { ...row, asOf: row.asOf.toISOString() };
}
