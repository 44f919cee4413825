import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { runAlone } from "@/lib/platform/db/alone";
import { getDb, getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { isCounted } from "@/lib/recommender/rollups/close-hours";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { RETENTION_KINDS, type RetentionKind } from "./kinds";
import { MOST_DAYS, type RetentionChange } from "./retention-form";

const DAY_MS = 86_400_000;
/** Rows of one transaction: none holds its locks for long. */
const BATCH = 2_000;
/** Others get at the database in between. */
const PAUSE_MS = 50;

/** How long a kind of data is kept in this shop, and what became of it the last time. */
export interface Retention {
  name: string;
  what: string;
  told: string | null;
  /** Null: for good. */
  days: number | null;
  /** Whether the shop has said so; else it is what ships with Aisle. */
  isOwn: boolean;
  /** What ships with Aisle; null: for good. */
  usual: number | null;
  /** It has to be kept for so many days. */
  least: number;
  lastAt: Date | null;
  lastRemoved: number | null;
}

/** How long everything is kept. */
export async function listRetention(): Promise<Retention[]> {
  const [rules, runs] = [await getDb().retentionRule.findMany(), await getDb().retentionRun.findMany()];
  const ruleOf = new Map(rules.map((rule) => [rule.kind, rule]));
  const runOf = new Map(runs.map((run) => [run.kind, run]));
  return RETENTION_KINDS.map(({ name, what, told, days, least }) => {
    const [rule, run] = [ruleOf.get(name), runOf.get(name)];
    return {
      name,
      what,
      told,
      days: rule ? rule.days : days,
      isOwn: rule !== undefined,
      usual: days,
      least,
      lastAt: run?.at ?? null,
      lastRemoved: run?.removed ?? null,
    };
  });
}

/**
 * Says for how many days a kind of data is kept from now on. Throws AppError unauthenticated, forbidden, not_found for a kind
 * there is not, invalid for a number that cannot be.
 *
 * @param days null: for good
 */
export async function setRetention(name: string, days: number | null, actor: Actor): Promise<void> {
  await changeRetention([{ name, days }], actor);
}

/** The kind of a change. Throws AppError not_found, or invalid for a number that cannot be. */
export function requireKind({ name, days }: RetentionChange): RetentionKind {
  const kind = RETENTION_KINDS.find((one) => one.name === name);
  if (!kind) {
    const names = RETENTION_KINDS.map((one) => one.name).join(", ");
    throw new AppError("not_found", `There is no kind of data "${name}"; choose one of ${names}.`);
  }
  if (days !== null && !(Number.isInteger(days) && days >= kind.least && days <= MOST_DAYS)) {
    throw new AppError("invalid", `${name} can be kept for ${kind.least} to ${MOST_DAYS} days, or for good.`);
  }
  return kind;
}

/** The same of several kinds at once, all or none. Throws AppError conflict, too, when one is not any more what was seen. */
export async function changeRetention(changes: readonly RetentionChange[], actor: Actor): Promise<void> {
  const updatedBy = requireRight(actor, "settings:write");
  const wanted = changes.map((change) => ({ ...change, kind: requireKind(change) }));
  await inTransaction(async (db) => {
    await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('privacy.retention', 0))`;
    for (const { name, days, was, kind } of wanted) {
      const rule = await db.retentionRule.findUnique({ where: { kind: name } });
      const from = rule ? rule.days : kind.days;
      if (was !== undefined && was !== from)
        throw new AppError("conflict", `How long ${name} is kept was changed meanwhile. Please look again.`);
      await db.retentionRule.upsert({
        where: { kind: name },
        create: { kind: name, days, updatedBy },
        update: { days, updatedBy },
      });
      const detail = { from, days };
      await recordAudit(db, { actor: updatedBy, action: "retention.change", subject: name, detail });
    }
  });
}

/** One batch; none while roll-ups are counted that this would take rows from. */
async function dropBatch(kind: RetentionKind, before: Date): Promise<number | null> {
  const inOne = (on?: Parameters<typeof inTransaction>[1]) =>
    inTransaction(async (db, client) => kind.drop({ db, client }, before, BATCH), on);
  if (!kind.counted) return inOne({ on: getPool("work") });
  return runAlone(
    ADVISORY_LOCK.rollups,
    async (client) => ((await isCounted(client, before)) ? inOne({ on: client }) : null),
    { on: getPool("work"), waits: true },
  );
}

async function dropKind(kind: RetentionKind, before: Date, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  while (!signal?.aborted) {
    const batch = await dropBatch(kind, before);
    removed += batch ?? 0;
    // Files go all at once; what is not counted yet waits for the next night.
    if (batch === null || batch < BATCH) break;
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
  }
  return removed;
}

/** What one round has removed. */
export interface Removed {
  kind: string;
  removed: number;
}

/** Lets go of everything that has been kept for long enough, in small batches. */
export async function applyRetention(now: number, signal?: AbortSignal): Promise<Removed[]> {
  const done: Removed[] = [];
  for (const { name, days } of await listRetention()) {
    const kind = RETENTION_KINDS.find((one) => one.name === name);
    if (!kind || days === null || signal?.aborted) continue;
    const removed = await dropKind(kind, new Date(now - days * DAY_MS), signal);
    const run = { at: new Date(now), removed };
    await getDb().retentionRun.upsert({ where: { kind: name }, create: { kind: name, ...run }, update: run });
    done.push({ kind: name, removed });
  }
  return done;
}

/** When everything was last gone through; null: never. */
export async function lastRetention(): Promise<Date | null> {
  const { _max } = await getDb().retentionRun.aggregate({ _max: { at: true } });
  return _max.at;
}
