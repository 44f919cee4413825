import fs from "node:fs";

/** A process of this machine, by what Linux tells of it. */
export interface Running {
  pid: number;
  parent: number;
  /** R, S, T (stopped), Z (a zombie) … */
  state: string;
  command: string;
}

function read(pid: number): Running | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state = "", parent = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, parent: Number(parent), state, command };
  } catch {
    return null;
  }
}

/** All processes there are. */
export function listProcesses(): Running[] {
  const pids = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => read(Number(pid)) ?? []);
}

/** The process `pid` has started, those that one has started, and so on. */
export function listDescendants(pid: number): Running[] {
  const all = listProcesses();
  const below = (parent: number): Running[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}
