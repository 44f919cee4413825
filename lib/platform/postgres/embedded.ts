import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { connectAlone } from "@/lib/platform/db/connect";
import { countLeases, returnLease, takeLease, withFileLock } from "./lock";
import { placePostgres, type PostgresPlacement } from "./placement";
import { processState, runsIn } from "./process-state";

/** A running PostgreSQL this process has a share in. */
export interface EmbeddedPostgres {
  /** Connection string of the maintenance database `postgres`. */
  adminUrl: string;
  /** What the operator should know about where it lies, or null. */
  note: string | null;
  urlOf(database: string): string;
  /** Creates the database unless it is there. */
  createDatabase(name: string): Promise<void>;
  /** The folder it lies in. */
  folder: string;
  /** Until `signal` is aborted: starts the server again whenever it is down, unless somebody has stopped it by `stopPostgres`. */
  keepUp(signal: AbortSignal): Promise<void>;
  /** Gives the share back; the last one out stops the server. */
  release(): Promise<void>;
}

interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** How often a server that is kept up is looked at. */
const LOOK_MS = 1_000;
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=''",
  "shared_buffers=256MB",
  "jit=off",
];
/** For throw-away databases only: what was acknowledged must survive a crash everywhere else. */
const NOT_DURABLE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

const MEGABYTE = 2 ** 20;
/** Of the disk, what the log of changes may take between two checkpoints; at least and at most so many megabytes. */
const LOG_SHARE = 0.1;
const LOG_MEGABYTES = { least: 64, most: 2_048 };

/** Too long a log would fill a small disk by itself. */
function chooseLogSize(data: string): string {
  const { blocks, bsize } = fs.statfsSync(data);
  const share = Math.floor((blocks * bsize * LOG_SHARE) / MEGABYTE);
  return `max_wal_size=${Math.min(LOG_MEGABYTES.most, Math.max(LOG_MEGABYTES.least, share))}MB`;
}

function readPidFile(data: string): PidFile | null {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** Beside the data, for its owner only: everybody on this machine can reach the port. Older data has none. */
const PASSWORD_FILE = "aisle.password";

function readPassword(data: string): string {
  const file = path.join(data, PASSWORD_FILE);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : "";
}

function urlFor(data: string, port: number, database: string): string {
  const password = readPassword(data);
  return `postgresql://aisle${password && `:${password}`}@127.0.0.1:${port}/${database}`;
}

async function answers(data: string, port: number): Promise<boolean> {
  try {
    const client = await connectAlone(urlFor(data, port, "postgres"), "request");
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function tryPort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The port of the last time if it is free, so that whoever knows this database by its address finds it again. */
async function choosePort(data: string): Promise<number> {
  const file = path.join(data, "postmaster.opts");
  const options = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const last = Number(/"-p" "(\d+)"/.exec(options)?.[1] ?? 0);
  return tryPort(last).catch(() => tryPort(0));
}

function run({ user }: PostgresPlacement, cwd: string, program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: "ignore", ...(user ?? {}) });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(program)} ended with ${code}`)),
    );
  });
}

async function initialise(placement: PostgresPlacement, data: string): Promise<void> {
  // Into a draft that is renamed when complete: an initdb that was killed leaves no half a database.
  const draft = `${data}.init`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  // initdb wants its folder empty, so the password joins the data afterwards.
  const password = `${draft}.password`;
  fs.rmSync(password, { force: true });
  fs.writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  for (const made of [draft, password]) {
    if (placement.user) fs.chownSync(made, placement.user.uid, placement.user.gid);
  }
  const options = ["--username=aisle", "--auth=scram-sha-256", `--pwfile=${password}`];
  options.push("--encoding=UTF8", "--no-sync");
  options.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
  await run(placement, draft, placement.binaries.initdb, ["-D", draft, ...options]);
  fs.renameSync(password, path.join(draft, PASSWORD_FILE));
  fs.renameSync(draft, data);
}

/** How a server is to run. */
interface Running {
  /** Whether what it has acknowledged survives a crash. */
  durable: boolean;
  /** Where it was found so far, and others will look for it; left out: the port of the last time, if it is free. */
  port?: number;
  /** Aborted: nobody wants it any more. */
  signal?: AbortSignal;
}

async function start(placement: PostgresPlacement, data: string, { durable, port }: Running): Promise<void> {
  const log = path.join(data, "server.log");
  const settings = [...SETTINGS, chooseLogSize(data), ...(durable ? [] : NOT_DURABLE)]
    .map((setting) => `-c ${setting}`)
    .join(" ");
  const options = `-p ${port ?? (await choosePort(data))} ${settings}`;
  await run(placement, data, placement.binaries.pg_ctl, [
    "start",
    "-w",
    "-D",
    data,
    "-l",
    log,
    "-o",
    options,
  ]);
}

/** A pid that no process has. */
const NOBODY = 999_999_999;

/**
 * Takes the name of a server that is dead out of its pid file: PostgreSQL refuses to start beside whoever has that pid, be it
 * another program, or the dead server that nobody has buried, as happens where the first process of a container is not an init.
 * The rest of the file stays, by which PostgreSQL sees whether children of the dead server are still at work.
 */
function disown(data: string): void {
  const file = path.join(data, "postmaster.pid");
  const [, ...rest] = fs.readFileSync(file, "utf8").split("\n");
  fs.writeFileSync(file, [String(NOBODY), ...rest].join("\n"));
}

/** Brings the server up and returns its port, whatever state a crash has left behind. */
async function bringUp(placement: PostgresPlacement, data: string, running: Running): Promise<number> {
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) await initialise(placement, data);
  const deadline = performance.now() + 60_000;
  for (;;) {
    running.signal?.throwIfAborted();
    const info = readPidFile(data);
    if (info?.ready && (await answers(data, info.port))) return info.port;
    const state = info ? processState(info.pid) : "dead";
    const foreign = state === "alive" && info !== null && !runsIn(info.pid, data);
    const isDead = state !== "alive" || foreign;
    if (info && isDead && state !== "dead") disown(data);
    if (isDead) await start(placement, data, running).catch(() => {});
    if (performance.now() > deadline) {
      throw new Error(`PostgreSQL did not come up within a minute: see ${path.join(data, "server.log")}`);
    }
    await sleep(50);
  }
}

/** duplicate_database, and the unique index when another process creates it at the same moment. */
const ALREADY_THERE = new Set(["42P04", "23505"]);

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = await connectAlone(adminUrl, "report");
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (!ALREADY_THERE.has(String((error as { code?: unknown }).code))) throw error;
  } finally {
    await client.end();
  }
}

/**
 * PostgreSQL under the data folder: started if it does not run, shared if it does. Every process that calls this has
 * a share until it calls `release` or ends. `durable: false` trades crash safety for speed (tests only).
 */
export async function ensurePostgres(
  dataDir: string,
  options = { durable: true },
): Promise<EmbeddedPostgres> {
  const placement = await placePostgres(dataDir);
  const data = path.join(placement.root, "pg");
  const lock = path.join(placement.root, "pg.lock");
  const leases = path.join(placement.root, "pg.leases");
  const port = await withFileLock(lock, async () => {
    takeLease(leases);
    fs.rmSync(stopFile(placement), { force: true });
    return bringUp(placement, data, options);
  });
  const adminUrl = urlFor(data, port, "postgres");
  return {
    adminUrl,
    note: placement.note,
    folder: placement.root,
    urlOf: (database) => urlFor(data, port, database),
    createDatabase: (name) => createDatabase(adminUrl, name),
    async keepUp(signal) {
      while (!signal.aborted) {
        await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => {});
        if (signal.aborted || fs.existsSync(stopFile(placement)) || runs(data)) continue;
        // On a full disk neither the lock can be had nor the server be started; some time there will be room again.
        await withFileLock(lock, () => bringUp(placement, data, { ...options, port, signal })).catch(
          () => {},
        );
      }
    },
    async release() {
      const leave = async () => {
        if (returnLease(leases) === 0) await stop(placement, data);
      };
      await withFileLock(lock, leave).catch((error: NodeJS.ErrnoException) => {
        // A full disk has no room for a lock, and keeps nobody from leaving.
        if (error.code === "ENOSPC") return leave();
        throw error;
      });
    },
  };
}

/** Somebody has stopped the server, and it is to stay down until somebody starts it. Whatever else ends it was no intent. */
const stopFile = ({ root }: PostgresPlacement) => path.join(root, "pg.stopped");

function runs(data: string): boolean {
  const info = readPidFile(data);
  return info !== null && processState(info.pid) === "alive" && runsIn(info.pid, data);
}

async function stop(placement: PostgresPlacement, data: string): Promise<void> {
  if (!runs(data)) return;
  await run(placement, data, placement.binaries.pg_ctl, ["stop", "-w", "-m", "fast", "-D", data]);
}

/** Stops the server of a data folder whose users were killed before they could. Does nothing while anybody uses it. */
export async function stopAbandonedPostgres(dataDir: string): Promise<void> {
  // Nothing there: a PostgreSQL of one's own is in use.
  if (!fs.existsSync(dataDir)) return;
  const placement = await placePostgres(dataDir);
  const leases = path.join(placement.root, "pg.leases");
  if (!fs.existsSync(leases)) return;
  await withFileLock(path.join(placement.root, "pg.lock"), async () => {
    if (countLeases(leases) === 0) await stop(placement, path.join(placement.root, "pg"));
  });
}

/** Stops the server of a data folder, whoever uses it and keeps it up. It stays down until somebody opens it anew. */
export async function stopPostgres(dataDir: string): Promise<void> {
  const placement = await placePostgres(dataDir);
  await withFileLock(path.join(placement.root, "pg.lock"), async () => {
    fs.writeFileSync(stopFile(placement), "");
    await stop(placement, path.join(placement.root, "pg"));
  });
}
