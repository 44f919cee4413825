import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { childEnvironment, getLauncherEnv } from "@/lib/platform/env";
import { chooseSecrets } from "@/lib/platform/postgres/installation";
import { withFileLock } from "@/lib/platform/postgres/lock";

const SOURCES = ["app", "components", "lib", "client", "ml", "public"];
const FILES = [
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const STAMP = ".next/aisle-build";
const STANDALONE = ".next/standalone";
const FORMER_STATIC = ".cache/former-static";
/** A tab that has been open for longer loads its page anew. */
const KEPT_STATIC_MS = 7 * 24 * 60 * 60_000;

/** Paths below `root`. A folder that is empty is not in a clone: nothing of the list has to be there. */
function listSources(root: string): string[] {
  const inside = SOURCES.filter((folder) => fs.existsSync(path.join(root, folder))).flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return [...inside, ...FILES.filter((file) => fs.existsSync(path.join(root, file)))].sort();
}

/** SHA-256 over names and contents of everything the build is made from. */
export function hashSources(root = "."): string {
  const hash = createHash("sha256");
  for (const file of listSources(root)) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** The same for every machine with these sources and these secrets, so that any of them answers any tab. */
function buildEnvironment(hash: string): NodeJS.ProcessEnv {
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = chooseSecrets(path.resolve(getLauncherEnv().AISLE_DATA));
  const { NEXT_DEPLOYMENT_ID = hash.slice(0, 16) } = childEnvironment({});
  return childEnvironment({
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    NEXT_DEPLOYMENT_ID,
  });
}

function runNextBuild(hash: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: buildEnvironment(hash),
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => output.push(chunk));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`next build failed:\n${Buffer.concat(output).toString("utf8")}`)),
    );
  });
}

/** Puts aside what open tabs may still ask for: a build clears its folder, and names its files by what is in them. */
function keepFormerStatic(): void {
  fs.rmSync(FORMER_STATIC, { recursive: true, force: true });
  const served = path.join(STANDALONE, ".next/static");
  if (!fs.existsSync(served)) return;
  const isRecent = (file: string) => fs.statSync(file).mtimeMs > Date.now() - KEPT_STATIC_MS;
  const filter = (file: string) => fs.statSync(file).isDirectory() || isRecent(file);
  fs.cpSync(served, FORMER_STATIC, { recursive: true, preserveTimestamps: true, filter });
}

/** The standalone server serves only what lies beside it. */
function completeStandalone(): void {
  const target = path.join(STANDALONE, ".next/static");
  fs.cpSync(".next/static", target, { recursive: true });
  if (fs.existsSync(FORMER_STATIC))
    fs.cpSync(FORMER_STATIC, target, { recursive: true, preserveTimestamps: true, force: false });
  if (fs.existsSync("public")) fs.cpSync("public", path.join(STANDALONE, "public"), { recursive: true });
}

/** Whether the sources have changed since the last complete build. */
export function isBuildStale(): boolean {
  return !fs.existsSync(STAMP) || fs.readFileSync(STAMP, "utf8") !== hashSources();
}

/** Builds the site for production unless it is built. One process at a time. */
export async function buildSite(): Promise<void> {
  fs.mkdirSync(".cache", { recursive: true });
  await withFileLock(
    ".cache/build.lock",
    async () => {
      if (!isBuildStale()) return;
      const hash = hashSources();
      fs.rmSync(STAMP, { force: true });
      keepFormerStatic();
      await runNextBuild(hash);
      completeStandalone();
      fs.writeFileSync(STAMP, hash);
    },
    10 * 60_000,
  );
}
