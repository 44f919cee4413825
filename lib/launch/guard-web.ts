import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { probe } from "@/lib/platform/db/connect";
import { getEnv } from "@/lib/platform/env";
import { isAppError, messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { guardSecrets } from "@/lib/platform/postgres/secret-prints";
import { erasureSecret } from "@/lib/platform/shop-secrets";

const RETRY_MS = 5_000;

/**
 * Ends a web process that has other secrets than the shop: for those that are started by themselves, as containers are,
 * without the launcher that asks the same. While the database is away it serves from memory, and is asked as soon as that is
 * back. Resolves when it is known, or cannot be known now.
 */
export async function guardWebProcess(): Promise<void> {
  const isThere = (await probe(getEnv().DATABASE_URL)) === "answers";
  if (!isThere || !(await ask())) void askUntilKnown();
}

async function askUntilKnown(): Promise<void> {
  do await sleep(RETRY_MS, undefined, { ref: false });
  while (!(await ask()));
}

/** Whether the secrets are known to be the shop's. Where they are known not to be, the process ends. */
async function ask(): Promise<boolean> {
  const env = getEnv();
  const log = getLog("web");
  try {
    await guardSecrets(env.DATABASE_URL, { ...env, AISLE_ERASURE_SECRET: erasureSecret(env) });
    return true;
  } catch (error) {
    if (!isAppError(error)) {
      log.warn({ error: messageOf(error) }, "cannot ask whose secrets these are, will try again");
      return false;
    }
    log.fatal(error.message);
    // The log is written by then: pino writes to standard error at once.
    process.exit(1);
  }
}
