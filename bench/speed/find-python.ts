import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const VENV = path.resolve(import.meta.dirname, "../../.cache/bench/python");
const VENV_PYTHON = path.join(VENV, "bin/python");

/** Libraries the suites measure beside ours: what pip is asked for, and what has to be importable then. */
const PEERS = {
  implicit: { package: "implicit==0.7.3", module: "implicit.cpu.als" },
  lightgbm: { package: "lightgbm==4.7.0", module: "lightgbm" },
  faiss: { package: "faiss-cpu==1.15.1", module: "faiss" },
} as const;

export type Peer = keyof typeof PEERS;

/** Says which kernels and threads a peer's BLAS ran with. */
const INSPECTOR = "threadpoolctl==3.8.0";

/**
 * A Python that has the library: the one asked for, else the one under .cache, else the one on the path, else
 * one that is made under .cache and filled by pip. Null, with the reason on stderr, where that cannot be done.
 */
export function findPython(asked: string | undefined, peer: Peer): string | null {
  if (asked !== undefined) {
    const named = asked.includes(path.sep) ? path.resolve(asked) : asked;
    return hasLibrary(named, peer) ? named : giveUp(peer, `${asked} has no library "${peer}"`);
  }
  const found = [VENV_PYTHON, "python3"].find((python) => hasLibrary(python, peer));
  return found ?? install(peer);
}

function install(peer: Peer): string | null {
  const { package: wanted } = PEERS[peer];
  fs.mkdirSync(path.dirname(VENV), { recursive: true });
  console.error(`Installing ${wanted} for Python into ${VENV} …`);
  for (const [command, ...args] of [
    ["python3", "-m", "venv", VENV],
    [VENV_PYTHON, "-m", "pip", "install", "--quiet", wanted, INSPECTOR],
  ] as [string, ...string[]][]) {
    const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
    // What is missing for a virtual environment is said on standard output, and first.
    const said = lines(stderr).at(-1) ?? lines(stdout)[0] ?? `${command} failed`;
    if (status !== 0) return giveUp(peer, error?.message ?? said);
  }
  return hasLibrary(VENV_PYTHON, peer)
    ? VENV_PYTHON
    : giveUp(peer, "it is installed, but cannot be imported");
}

function lines(text: string | null): string[] {
  return (text ?? "").split("\n").filter((line) => line.trim() !== "");
}

function hasLibrary(python: string, peer: Peer): boolean {
  // Not in this folder, where implicit.py would be found instead.
  return spawnSync(python, ["-c", `import ${PEERS[peer].module}`], { cwd: "/" }).status === 0;
}

function giveUp(peer: Peer, reason: string): null {
  console.error(`${peer} cannot be measured here: ${reason}. Going on without it.`);
  return null;
}
