import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { connectAlone } from "@/lib/platform/db/connect";
import { childEnvironment, type LauncherEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { ensurePostgres } from "@/lib/platform/postgres/embedded";
import { areSecretsGiven, peekSecrets } from "@/lib/platform/postgres/installation";
import { placePostgres } from "@/lib/platform/postgres/placement";
import * as database from "./check-database";
import * as machine from "./check-machine";
import * as monitoring from "./check-monitoring";
import { type Finding, problem, warning } from "./finding";

const DATABASE = "aisle";

/** A check that breaks is a finding too. */
async function attempt(check: string, run: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  try {
    return [await run()].flat();
  } catch (error) {
    return [problem(check, `The check itself failed: ${messageOf(error)}`)];
  }
}

/** What checks of the database go by. */
interface Given {
  dataDir: string;
  /** Megabytes that are kept free. */
  reserve: number;
  now: number;
  backupFolder: string | undefined;
}

async function examineDatabase(url: string, { now, dataDir, backupFolder }: Given): Promise<Finding[]> {
  let client: pg.Client;
  try {
    client = await connectAlone(url, "report");
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "3D000") return [warning("database", "There is no database yet.", "npm start makes it.")];
    return [
      problem(
        "database",
        `The database cannot be reached: ${messageOf(error)}`,
        "Look at DATABASE_URL, or leave it unset.",
      ),
    ];
  }
  try {
    const found = await attempt("database", () => database.checkServer(client));
    found.push(...(await attempt("clock", () => database.checkClock(client))));
    const migrations = await attempt("migrations", () => database.checkMigrations(client));
    found.push(...migrations);
    // Without its tables there is nothing more to see.
    const { rows } = await client.query("select to_regclass('products') as name");
    if (rows[0]?.name === null) return found;
    found.push(...(await attempt("search", () => database.checkExtension(client))));
    found.push(...(await attempt("contents", () => database.checkContents(client))));
    found.push(...(await attempt("model", () => database.checkModel(client, now))));
    if (migrations.every(({ level }) => level === "ok")) {
      const secrets = peekSecrets(dataDir);
      found.push(...(await attempt("retention", () => database.checkRetention(client, now))));
      found.push(...(await attempt("backup", () => database.checkBackups(client, now, backupFolder))));
      found.push(...(await attempt("secrets of the shop", () => database.checkPrints(client, secrets))));
    }
    found.push(...(await attempt("worker", () => database.checkWorker(client))));
    return found;
  } finally {
    await client.end();
  }
}

async function examineEmbedded(given: Given): Promise<Finding[]> {
  const { dataDir, reserve } = given;
  const none = [warning("database", "There is no database yet.", "npm start makes it.")];
  if (!fs.existsSync(dataDir)) return none;
  try {
    const { root } = await placePostgres(dataDir);
    if (!fs.existsSync(path.join(root, "pg", "PG_VERSION"))) return none;
    const disk = root === dataDir ? [] : [machine.checkDisk(root, reserve)];
    const postgres = await ensurePostgres(dataDir);
    try {
      return [...disk, ...(await examineDatabase(postgres.urlOf(DATABASE), given))];
    } finally {
      await postgres.release();
    }
  } catch (error) {
    return [
      problem("database", messageOf(error), "Its log is server.log in the folder pg of the data folder."),
    ];
  }
}

/** Whether figures and traces are told, to whom they are meant. */
async function examineMonitoring(env: LauncherEnv, dataDir: string): Promise<Finding[]> {
  const given = childEnvironment({}).METRICS_TOKEN;
  const token = given || peekSecrets(dataDir)?.METRICS_TOKEN;
  return [
    ...(await attempt("metrics", () => monitoring.checkWebMetrics(env, token))),
    ...(await attempt("worker metrics", () => monitoring.checkWorkerMetrics(env, token))),
    ...(await attempt("traces", () => monitoring.checkTraces(env))),
  ];
}

/** Looks at everything an installation needs, and changes nothing in it. */
export async function examine(env: LauncherEnv, now: number): Promise<Finding[]> {
  const dataDir = path.resolve(env.AISLE_DATA);
  const ownDatabase = env.DATABASE_URL !== undefined;
  const onMachine = [
    machine.checkNode(),
    machine.checkDataFolder(dataDir),
    machine.checkSecrets(dataDir, areSecretsGiven()),
    machine.checkDisk(dataDir, env.AISLE_RESERVE_MB),
    machine.checkProxies(env),
    await machine.checkPlatform(ownDatabase),
    await machine.checkPort(env.PORT),
    ...(await examineMonitoring(env, dataDir)),
  ];
  const given = { dataDir, reserve: env.AISLE_RESERVE_MB, now, backupFolder: env.AISLE_BACKUP_FOLDER };
  const inDatabase =
    env.DATABASE_URL === undefined
      ? await examineEmbedded(given)
      : await examineDatabase(env.DATABASE_URL, given);
  return [...onMachine, ...inDatabase];
}
