import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const VENV = path.resolve(import.meta.dirname, "../../.cache/bench/python");
const LIBRARY = "implicit==0.7.3";

/**
 * A Python that has the reference library: the one asked for, else the one under .cache, else the one on the path, else
 * one that is made under .cache and filled by pip. Null, with the reason on stderr, where that cannot be done.
 */
export function findPython(asked: string | undefined): string | null {
  if (asked !== undefined) {
    const named = asked.includes(path.sep) ? path.resolve(asked) : asked;
    return hasLibrary(named) ? named : giveUp(`${asked} has no library "implicit"`);
  }
  const python = path.join(VENV, "bin/python");
  const found = [python, "python3"].find(hasLibrary);
  if (found !== undefined) return found;
  fs.mkdirSync(path.dirname(VENV), { recursive: true });
  console.error(`Installing ${LIBRARY} for Python into ${VENV} …`);
  for (const [command, ...args] of [
    ["python3", "-m", "venv", VENV],
    [python, "-m", "pip", "install", "--quiet", LIBRARY],
  ] as [string, ...string[]][]) {
    const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
    // What is missing for a virtual environment is said on standard output, and first.
    const said = lines(stderr).at(-1) ?? lines(stdout)[0] ?? `${command} failed`;
    if (status !== 0) return giveUp(error?.message ?? said);
  }
  return hasLibrary(python) ? python : giveUp("it is installed, but cannot be imported");
}

function lines(text: string | null): string[] {
  return (text ?? "").split("\n").filter((line) => line.trim() !== "");
}

function hasLibrary(python: string): boolean {
  // Not in this folder, where implicit.py would be found instead.
  return spawnSync(python, ["-c", "import implicit.cpu.als"], { cwd: "/" }).status === 0;
}

function giveUp(reason: string): null {
  console.error(`implicit cannot be measured here: ${reason}. Going on without it.`);
  return null;
}
