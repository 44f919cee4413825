import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const VENV = path.resolve(import.meta.dirname, "../../.cache/bench/python");
const LIBRARY = "implicit==0.7.3";

/**
 * A Python that has the reference library: the one asked for, else one under .cache, which is made and filled by pip
 * where it is not there yet. Null, with the reason on stderr, where that cannot be done.
 */
export function findPython(asked: string | undefined): string | null {
  if (asked !== undefined) return hasLibrary(asked) ? asked : giveUp(`${asked} has no library "implicit"`);
  const python = path.join(VENV, "bin/python");
  if (hasLibrary(python)) return python;
  fs.mkdirSync(path.dirname(VENV), { recursive: true });
  console.error(`Installing ${LIBRARY} for Python into ${VENV} …`);
  for (const [command, ...args] of [
    ["python3", "-m", "venv", VENV],
    [python, "-m", "pip", "install", "--quiet", LIBRARY],
  ] as [string, ...string[]][]) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
    if (status !== 0) return giveUp(error?.message ?? stderr.trim().split("\n").at(-1) ?? "");
  }
  return hasLibrary(python) ? python : giveUp("it is installed, but cannot be imported");
}

function hasLibrary(python: string): boolean {
  // Not in this folder, where implicit.py would be found instead.
  return spawnSync(python, ["-c", "import implicit.cpu.als"], { cwd: "/" }).status === 0;
}

function giveUp(reason: string): null {
  console.error(`implicit cannot be measured here: ${reason}. Going on without it.`);
  return null;
}
