import "server-only";
import { getEnv } from "@/lib/platform/env";
import { isAppError, messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { guardSecrets } from "@/lib/platform/postgres/secret-prints";
import { erasureSecret } from "@/lib/platform/shop-secrets";

/**
 * Ends a web process that has other secrets than the shop: for those that are started by themselves, as containers are,
 * without the launcher that asks the same. While the database is away it serves from memory, and nobody can be asked.
 */
export async function guardWebProcess(): Promise<void> {
  const env = getEnv();
  try {
    await guardSecrets(env.DATABASE_URL, { ...env, AISLE_ERASURE_SECRET: erasureSecret(env) });
  } catch (error) {
    const log = getLog("web");
    if (!isAppError(error))
      return log.warn({ error: messageOf(error) }, "cannot ask whose secrets these are");
    log.fatal(error.message);
    // The log is written by then: pino writes to standard error at once.
    process.exit(1);
  }
}
