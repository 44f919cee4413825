import "server-only";
import type pg from "pg";
import { getPool } from "./client";

/**
 * Runs `work` while no other process runs what goes by the same lock.
 *
 * @param lock a number of ADVISORY_LOCK
 * @returns null when another process is at it
 */
export async function runAlone<T>(
  lock: number,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T | null> {
  const client = await getPool("report").connect();
  let broken: Error | undefined;
  try {
    const asked = await client.query<{ isOurs: boolean }>('select pg_try_advisory_lock($1) as "isOurs"', [
      lock,
    ]);
    if (!asked.rows[0]?.isOurs) return null;
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
