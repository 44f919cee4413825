import "server-only";
import type pg from "pg";
import { type Db, getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import type { ModelAlias } from "./model-version";

export type Aliases = Partial<Record<ModelAlias, string>>;

export async function setAlias(db: Db, alias: ModelAlias, modelVersionId: string): Promise<void> {
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

/**
 * Runs `work` with the aliases, releases and marks to itself, in one transaction. Whoever stores an artifact meanwhile
 * takes its time.
 */
export async function movingAliases<T>(
  work: (db: Db, aliases: Aliases, client: pg.PoolClient) => Promise<T>,
  on = getPool("report"),
): Promise<T> {
  const run = async (db: Db, client: pg.PoolClient) => {
    await db.$executeRaw`select pg_advisory_xact_lock(${ADVISORY_LOCK.modelAliases}::bigint)`;
    return work(db, await readAliases(db), client);
  };
  return inTransaction(run, { on });
}
