import path from "node:path";
import { childEnvironment, completeEnvironment, getLauncherEnv } from "@/lib/platform/env";
import { ensurePostgres } from "./embedded";
import { migrate } from "./migrate";
import { guardSecrets } from "./secret-prints";
import { ensureSecrets, NO_SECRETS, oldestOf, readAllSecrets, ROTATING, type Secrets } from "./secrets";

/** This shop's database and secrets, ready to use. */
export interface Installation {
  databaseUrl: string;
  secrets: Secrets;
  /**
   * Whether the admin's password was made in this data folder while the other secrets come from outside: then it is not the
   * shop's, which other machines run as well.
   */
  isPasswordOwn: boolean;
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
export function chooseSecrets(dataDir: string): Secrets {
  return preferGiven(ensureSecrets(dataDir));
}

/** Whether nothing of what the processes of a shop share is taken from the data folder. */
export function areSecretsGiven(): boolean {
  const given = childEnvironment({});
  return ROTATING.every((name) => given[name]);
}

/** The same without making any; null where there are none yet. */
export function peekSecrets(dataDir: string): Secrets | null {
  const kept = readAllSecrets(dataDir);
  if (kept) return preferGiven(kept);
  return areSecretsGiven() ? preferGiven(NO_SECRETS) : null;
}

function preferGiven(kept: Secrets): Secrets {
  const given = childEnvironment({});
  const names = Object.keys(kept) as (keyof Secrets)[];
  const chosen = Object.fromEntries(names.map((name) => [name, given[name] || kept[name]])) as Secrets;
  // Where the list secret comes from outside, the data folder's own erasure secret is no other machine's.
  if (given.AISLE_LIST_SECRET && !given.AISLE_ERASURE_SECRET)
    chosen.AISLE_ERASURE_SECRET = oldestOf(given.AISLE_LIST_SECRET);
  return chosen;
}

/** The shop's database, running, whatever is in it. */
export interface OpenedDatabase {
  url: string;
  note: string | null;
  /** Where the embedded server keeps its data; null for a server of one's own. */
  folder: string | null;
  keepUp(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Starts the embedded server of the data folder and makes its database, whatever DATABASE_URL says. */
export async function openEmbedded(): Promise<OpenedDatabase> {
  const embedded = await ensurePostgres(path.resolve(getLauncherEnv().AISLE_DATA));
  const close = () => embedded.release();
  try {
    await embedded.createDatabase(DATABASE);
    return {
      url: embedded.urlOf(DATABASE),
      note: embedded.note,
      folder: embedded.folder,
      keepUp: (signal) => embedded.keepUp(signal),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The database DATABASE_URL names, or the embedded one. Nothing is migrated, and nothing asked of it yet. */
export async function openDatabase(): Promise<OpenedDatabase> {
  const { DATABASE_URL } = getLauncherEnv();
  if (DATABASE_URL === undefined) return openEmbedded();
  const nothing = async () => {};
  return { url: DATABASE_URL, note: null, folder: null, keepUp: nothing, close: nothing };
}

interface InstallationOptions {
  onProgress?: (message: string) => void;
  /** false: the database is taken as it is, by whoever copies it as a whole. */
  migrates?: boolean;
  /** false: secrets that are not the shop's are no reason to refuse, for whoever puts that right. */
  guards?: boolean;
}

/**
 * Makes sure of everything an entry point needs before the rest of lib works: the database (the embedded one when
 * DATABASE_URL is unset), its migrations and the secrets. Completes this process's environment with them.
 * Throws when the database cannot be reached, a migration fails, or the secrets are not those of this shop (AppError
 * conflict); then nothing is left running.
 */
export async function openInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const { onProgress: say = () => {}, migrates = true, guards = true } = options;
  const { AISLE_DATA, DATABASE_URL } = getLauncherEnv();
  const { AISLE_LIST_SECRET, ADMIN_PASSWORD } = childEnvironment({});
  const isPasswordOwn = Boolean(AISLE_LIST_SECRET) && !ADMIN_PASSWORD;
  const secrets = chooseSecrets(path.resolve(AISLE_DATA));
  if (!DATABASE_URL) say("Starting the database");
  const { url: databaseUrl, note, folder, keepUp, close } = await openDatabase();
  try {
    say("Looking for migrations");
    const migrated = migrates ? await migrate(databaseUrl) : [];
    const disk: Record<string, string> = folder === null ? {} : { AISLE_DATABASE_FOLDER: folder };
    completeEnvironment({ ...secrets, ...disk, DATABASE_URL: databaseUrl });
    if (migrates && guards) await guardSecrets(databaseUrl, secrets);
    return { databaseUrl, secrets, isPasswordOwn, migrated, note, keepUp, close };
  } catch (error) {
    await close();
    throw error;
  }
}
