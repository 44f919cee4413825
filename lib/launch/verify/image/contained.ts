import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import { z } from "zod";
import { childEnvironment } from "@/lib/platform/env";

/** What a container runs, and where. */
export interface ContainedSpec {
  root: string;
  command: readonly string[];
  env: Readonly<Record<string, string>>;
  /** `uid:gid`, by number. */
  user: string;
  /** The folder that is /data. */
  data: string;
}

/** A program in a container: its own processes and mounts, nothing of the root can be written. */
export interface Contained {
  /** Resolves with the exit code; null after a signal. */
  ended: Promise<number | null>;
  output(): string;
  /** Its process as this machine numbers it; within it is 1. */
  pid(): number;
}

/**
 * As a container engine would do it: the image's root read-only, temporary file systems where the Dockerfile's users are told
 * to have them, no other environment, and the program as process 1 of a user that is not root.
 */
const SCRIPT = `
root=$1; data=$2; user=$3; shift 3
mount --make-rprivate /
mount --bind "$root" "$root"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o "uid=\${user%:*},gid=\${user#*:}" tmpfs "$root/app/.next/standalone/.next/cache"
mount --bind "$data" "$root/data"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -o remount,ro,bind "$root"
cd /
exec chroot --userspec="$user" "$root" /usr/bin/env -i -C /app "$@"`;

function childOf(pid: number): number {
  const [first] = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return z.coerce.number().int().min(1).parse(first);
}

/** Starts a program of the image. Needs to be root. */
export function startContained({ root, command, env, user, data }: ContainedSpec): Contained {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const args = ["--mount", "--pid", "--fork", "--kill-child", "sh", "-euc", SCRIPT, "sh"];
  const child: ChildProcess = spawn("unshare", [...args, root, data, user, ...settings, ...command], {
    env: childEnvironment({}),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
  return {
    ended: new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve(code));
    }),
    output: () => Buffer.concat(said).toString("utf8"),
    pid: () => childOf(child.pid ?? 0),
  };
}

/** Runs one to its end and returns what it said. Rejects with that when it ends with anything but 0. */
export async function runContained(spec: ContainedSpec): Promise<string> {
  const contained = startContained(spec);
  const code = await contained.ended;
  if (code !== 0) throw new Error(`${spec.command.join(" ")} ended with ${code}:\n${contained.output()}`);
  return contained.output();
}

/** Whether a program runs as somebody who is not root, in a root that cannot be written, as process 1. */
export function isConfined(contained: Contained): boolean {
  const pid = contained.pid();
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  const [, uid = "0"] = /^Uid:\s+(\d+)/m.exec(status) ?? [];
  const [, inner = ""] = /^NSpid:\s+\d+\s+(\d+)$/m.exec(status) ?? [];
  const rootMount = fs
    .readFileSync(`/proc/${pid}/mounts`, "utf8")
    .split("\n")
    .map((line) => line.split(" "))
    .findLast(([, place]) => place === "/");
  const isReadOnly = rootMount?.[3]?.split(",").includes("ro") ?? false;
  return uid !== "0" && inner === "1" && isReadOnly;
}
