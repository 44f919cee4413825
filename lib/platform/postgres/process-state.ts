import fs from "node:fs";
import path from "node:path";

export type ProcessState = "dead" | "zombie" | "alive";

function readStat(pid: number): string | null {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null; // gone, or not Linux
  }
}

/** Whether a process exists. A zombie is dead but not yet reaped by its parent. */
export function processState(pid: number): ProcessState {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM" ? "alive" : "dead";
  }
  const stat = readStat(pid);
  return stat?.charAt(stat.lastIndexOf(")") + 2) === "Z" ? "zombie" : "alive";
}

/** Something that tells two processes with the same (reused) pid apart; empty where the system does not say. */
export function processBirth(pid: number): string {
  const stat = readStat(pid);
  // Field 22 of /proc/<pid>/stat: start time in ticks since boot. Field 3 follows the last ")".
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

/** Whether `pid` runs with `folder` as its working directory. True where the system does not say. */
export function runsIn(pid: number, folder: string): boolean {
  try {
    return fs.realpathSync(`/proc/${pid}/cwd`) === fs.realpathSync(path.resolve(folder));
  } catch {
    return process.platform !== "linux";
  }
}
