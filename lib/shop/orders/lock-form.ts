import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Two forms with one key, from wherever they are sent, come one after the other: held until the transaction ends. */
export async function lockForm(db: Db, key: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`order ${key}`}, 0))`;
}
