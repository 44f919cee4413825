import path from "node:path";
import { childEnvironment, completeEnvironment, getLauncherEnv } from "@/lib/platform/env";
import { ensurePostgres, type EmbeddedPostgres } from "./embedded";
import { migrate } from "./migrate";
import { ensureSecrets, type Secrets } from "./secrets";

/** This shop's database and secrets, ready to use. */
export interface Installation {
  databaseUrl: string;
  secrets: Secrets;
  /** Names of the migrations applied just now. */
  migrated: string[];
  /** What the operator should know about where the database lies, or null. */
  note: string | null;
  /** Until `signal` is aborted: starts the embedded server again whenever it is down. */
  keepUp(signal: AbortSignal): Promise<void>;
  /** Gives back this process's share of the embedded server. Close your own connections first. */
  close(): Promise<void>;
}

const DATABASE = "aisle";

/** Secrets given from outside win over those kept in the data folder. */
function chooseSecrets(dataDir: string): Secrets {
  const given = childEnvironment({});
  const kept = ensureSecrets(dataDir);
  const names = Object.keys(kept) as (keyof Secrets)[];
  return Object.fromEntries(names.map((name) => [name, given[name] || kept[name]])) as Secrets;
}

/**
 * Makes sure of everything an entry point needs before the rest of lib works: the database (the embedded one when
 * DATABASE_URL is unset), its migrations and the secrets. Completes this process's environment with them.
 * Throws when the database cannot be reached or a migration fails; then nothing is left running.
 */
export async function openInstallation(
  options: { onProgress?: (message: string) => void } = {},
): Promise<Installation> {
  const say = options.onProgress ?? (() => {});
  const { AISLE_DATA, DATABASE_URL } = getLauncherEnv();
  const dataDir = path.resolve(AISLE_DATA);
  const secrets = chooseSecrets(dataDir);
  let embedded: EmbeddedPostgres | null = null;
  if (!DATABASE_URL) {
    say("Starting the database");
    embedded = await ensurePostgres(dataDir);
  }
  try {
    await embedded?.createDatabase(DATABASE);
    const databaseUrl = DATABASE_URL ?? embedded?.urlOf(DATABASE) ?? "";
    say("Looking for migrations");
    const migrated = await migrate(databaseUrl);
    const disk: Record<string, string> = embedded ? { AISLE_DATABASE_FOLDER: embedded.folder } : {};
    completeEnvironment({ ...secrets, ...disk, DATABASE_URL: databaseUrl });
    const close = async () => embedded?.release();
    const keepUp = async (signal: AbortSignal) => embedded?.keepUp(signal);
    return { databaseUrl, secrets, migrated, note: embedded?.note ?? null, keepUp, close };
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}
