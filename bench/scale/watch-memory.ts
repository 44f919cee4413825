import { execFileSync } from "node:child_process";
import fs from "node:fs";

const SAMPLE_MS = 100;

/** What a process and its threads hold in memory, watched from outside. */
export interface MemoryWatch {
  /** The most since this was last asked, in bytes. */
  takeHighest(): number;
  /** The most ever, in bytes: the system's own figure where it keeps one, else the highest sample. */
  peak(): number;
  stop(): void;
}

/** Resident bytes of a process now, and the system's record of the most, where it keeps one (Linux). */
function readMemory(pid: number): { now: number; peak: number } {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
    const read = (name: string) => 1024 * Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);
    return { now: read("VmRSS"), peak: read("VmHWM") };
  } catch {
    const text = execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
    return { now: 1024 * Number(text.trim()), peak: 0 };
  }
}

export function watchMemory(pid: number): MemoryWatch {
  let [highest, peak] = [0, 0];
  const look = () => {
    try {
      const seen = readMemory(pid);
      highest = Math.max(highest, seen.now);
      peak = Math.max(peak, seen.now, seen.peak);
    } catch {
      // The process has ended: what was seen stands.
    }
  };
  const timer = setInterval(look, SAMPLE_MS);
  look();
  return {
    takeHighest() {
      look();
      const taken = highest;
      highest = 0;
      return taken;
    },
    peak: () => peak,
    stop: () => clearInterval(timer),
  };
}
