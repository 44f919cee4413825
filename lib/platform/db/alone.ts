import "server-only";
import type pg from "pg";
import { getPool } from "./client";

interface AloneOptions {
  /** Where the connection comes from that holds the lock: of reports where nothing is said. */
  on?: pg.Pool;
  /** Whether to wait for another process that is at it. */
  waits?: boolean;
}

/**
 * Runs `work` while no other process runs what goes by the same lock.
 *
 * @param lock a number of ADVISORY_LOCK
 * @returns null when another process is at it, and this one does not wait
 */
export async function runAlone<T>(
  lock: number,
  work: (client: pg.PoolClient) => Promise<T>,
  { on = getPool("report"), waits = false }: AloneOptions = {},
): Promise<T | null> {
  const client = await on.connect();
  let broken: Error | undefined;
  try {
    if (waits) await client.query("select pg_advisory_lock($1)", [lock]);
    else {
      const asked = await client.query<{ isOurs: boolean }>('select pg_try_advisory_lock($1) as "isOurs"', [
        lock,
      ]);
      if (!asked.rows[0]?.isOurs) return null;
    }
    const result = await work(client);
    await client.query("select pg_advisory_unlock($1)", [lock]);
    return result;
  } catch (error) {
    // The lock ends with its connection.
    broken = error instanceof Error ? error : new Error("What was to be done alone failed.");
    throw error;
  } finally {
    client.release(broken);
  }
}
