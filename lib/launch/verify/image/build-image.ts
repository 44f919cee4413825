import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { childEnvironment } from "@/lib/platform/env";
import { runStep } from "../../steps";
import { runProgram } from "./run-program";

export const TARGETS = ["migrate", "worker", "web"] as const;
export type Target = (typeof TARGETS)[number];

/** The image as it was built, its file system mounted. */
export interface BuiltImage {
  root: string;
  /** Of the layers together. */
  megabytes: number;
  /** What each target runs, and how it is asked whether it is well. */
  commands: Record<Target, { command: string[]; env: Record<string, string>; user: string }>;
  remove(): Promise<void>;
}

const BASE = "localhost/aisle-base:verify";

const inspected = z.object({
  Docker: z.object({
    config: z.object({
      Cmd: z.array(z.string()),
      Env: z.array(z.string()),
      User: z.string(),
    }),
  }),
});

type Buildah = (...args: string[]) => Promise<string>;

/** With `overlay` a layer takes what it adds; `vfs`, which works everywhere, copies the whole for each. */
async function chooseBuildah(folder: string): Promise<Buildah> {
  const through = (driver: string): Buildah => {
    const store = path.join(folder, driver);
    const before = [
      "--storage-driver",
      driver,
      "--root",
      path.join(store, "root"),
      "--runroot",
      path.join(store, "run"),
    ];
    return (...args) => runProgram("buildah", [...before, ...args]);
  };
  const overlay = through("overlay");
  try {
    const container = (await overlay("from", "scratch")).trim();
    await overlay("mount", container);
    await overlay("rm", container);
    return overlay;
  } catch {
    return through("vfs");
  }
}

/**
 * What the Dockerfile begins with, where no registry of images can be reached: Debian as its packages make it, with the Node
 * of the lockfile, and the certificates this machine trusts.
 */
async function buildBase(buildah: Buildah, folder: string): Promise<void> {
  const tar = path.join(folder, "debian.tar");
  if (!fs.existsSync(tar)) {
    const draft = path.join(folder, "draft.tar");
    await runProgram("mmdebstrap", ["--variant=minbase", "--include=ca-certificates", "bookworm", draft]);
    fs.renameSync(draft, tar);
  }
  const container = (await buildah("from", "scratch")).trim();
  const root = (await buildah("mount", container)).trim();
  await runProgram("tar", ["-C", root, "-xf", tar]);
  const local = path.join(root, "usr/local");
  fs.copyFileSync(process.execPath, path.join(local, "bin/node"));
  fs.chmodSync(path.join(local, "bin/node"), 0o755);
  const npm = path.resolve(
    (await runProgram("sh", ["-c", 'readlink -f "$(command -v npm)"'])).trim(),
    "../..",
  );
  fs.mkdirSync(path.join(local, "lib/node_modules"), { recursive: true });
  fs.cpSync(npm, path.join(local, "lib/node_modules/npm"), { recursive: true });
  fs.symlinkSync("../lib/node_modules/npm/bin/npm-cli.js", path.join(local, "bin/npm"));
  fs.appendFileSync(path.join(root, "etc/passwd"), "node:x:1000:1000::/home/node:/bin/sh\n");
  const { NODE_EXTRA_CA_CERTS: trusted } = childEnvironment({});
  if (trusted) {
    fs.copyFileSync(trusted, path.join(root, "etc/ssl/certs/machine.crt"));
    await buildah("config", "--env", "NODE_EXTRA_CA_CERTS=/etc/ssl/certs/machine.crt", container);
  }
  await buildah("commit", "--quiet", container, BASE);
  await buildah("rm", container);
}

async function buildTarget(buildah: Buildah, target: Target): Promise<void> {
  const npmrc = path.join(os.homedir(), ".npmrc");
  const secrets = fs.existsSync(npmrc) ? ["--secret", `id=npmrc,src=${npmrc}`] : [];
  const args = ["--isolation", "chroot", "--pull-never", "--layers", "--format", "docker"];
  const names = [
    "--target",
    target,
    "--tag",
    `localhost/aisle:${target}`,
    "--build-arg",
    `NODE_IMAGE=${BASE}`,
  ];
  await buildah("bud", ...args, ...secrets, ...names, ".");
}

async function readCommand(buildah: Buildah, target: Target) {
  const answer = await buildah("inspect", "--type", "image", `localhost/aisle:${target}`);
  const { Cmd: command, Env, User: user } = inspected.parse(JSON.parse(answer)).Docker.config;
  const env = Object.fromEntries(Env.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));
  return { command, env, user };
}

/** Builds all targets of the Dockerfile, and mounts what they share. Needs to be root. */
export async function buildImage(): Promise<BuiltImage> {
  const folder = path.resolve(".cache/image");
  fs.mkdirSync(folder, { recursive: true });
  const buildah = await chooseBuildah(folder);
  await runStep("Making a base image of Debian's packages", () => buildBase(buildah, folder));
  for (const target of TARGETS) await runStep(`Building ${target}`, () => buildTarget(buildah, target));
  const container = (await buildah("from", "--pull-never", "localhost/aisle:web")).trim();
  const root = (await buildah("mount", container)).trim();
  const [size = "0"] = (await runProgram("du", ["-sm", "--one-file-system", root])).split("\t");
  const commands = {
    migrate: await readCommand(buildah, "migrate"),
    worker: await readCommand(buildah, "worker"),
    web: await readCommand(buildah, "web"),
  };
  return {
    root,
    megabytes: Number(size),
    commands,
    // The layers stay in .cache/image: the next time only what has changed is built.
    async remove() {
      await buildah("rm", container);
    },
  };
}
