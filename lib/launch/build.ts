import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { childEnvironment } from "@/lib/platform/env";
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

function runNextBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: childEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
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

/** The standalone server serves only what lies beside it. */
function completeStandalone(): void {
  fs.cpSync(".next/static", path.join(STANDALONE, ".next/static"), { recursive: true });
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
      await runNextBuild();
      completeStandalone();
      fs.writeFileSync(STAMP, hash);
    },
    10 * 60_000,
  );
}
