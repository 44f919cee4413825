import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processBirth, processState } from "./process-state";

/** `pid birth`: names one process for good, also after its pid is used again. */
function signature(): string {
  return `${process.pid} ${processBirth(process.pid)}`;
}

function isAlive(written: string): boolean {
  const [pid = "", birth = ""] = written.split(" ");
  return processState(Number(pid)) === "alive" && processBirth(Number(pid)) === birth;
}

function readOrEmpty(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * Removes a lock left by `holder`, who is dead. Moved aside first and looked at again, because another process may have
 * removed it meanwhile and hold the lock by now: then it gets its own back.
 */
function removeStale(file: string, holder: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, aside);
    if (readOrEmpty(aside) !== holder) fs.linkSync(aside, file);
  } catch (error) {
    // Gone, or taken again: either way there is nothing left to remove.
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

/**
 * Runs `work` while no other process holds the lock file. A lock whose holder was killed is taken over.
 * Throws when the lock cannot be had within `timeoutMs`.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>, timeoutMs = 60_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, signature());
  try {
    for (;;) {
      try {
        // A hard link appears with its content in one step, so no reader sees an empty lock.
        fs.linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = readOrEmpty(file);
      if (holder && !isAlive(holder)) removeStale(file, holder);
      if (Date.now() > deadline) throw new Error(`${file} is held by process ${holder.split(" ")[0]}`);
      await sleep(25);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Notes that this process uses what `folder` stands for. */
export function takeLease(folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, String(process.pid)), signature());
}

/** Gives this process's lease back and counts those of living processes that are left. */
export function returnLease(folder: string): number {
  fs.rmSync(path.join(folder, String(process.pid)), { force: true });
  return countLeases(folder);
}

/** Counts the leases of living processes and clears away the others. */
export function countLeases(folder: string): number {
  let alive = 0;
  for (const name of fs.readdirSync(folder)) {
    const lease = path.join(folder, name);
    if (isAlive(readOrEmpty(lease))) alive++;
    else fs.rmSync(lease, { force: true });
  }
  return alive;
}
