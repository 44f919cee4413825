import "server-only";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { ensurePostgres } from "@/lib/platform/postgres/embedded";
import { ensureSecrets, type Secrets } from "@/lib/platform/postgres/secrets";
import { runStep } from "../steps";
import { buildImage, type BuiltImage, type Target, TARGETS } from "./image/build-image";
import { checkDashboards } from "./image/check-dashboards";
import { checkFiles } from "./image/check-files";
import {
  type Contained,
  type ContainedSpec,
  isConfined,
  runContained,
  startContained,
} from "./image/contained";
import { requirePrograms } from "./image/run-program";

const PROGRAMS = {
  buildah: "buildah",
  mmdebstrap: "mmdebstrap",
  prometheus: "prometheus",
  promtool: "prometheus",
  go: "golang-go",
  python3: "python3-venv",
  "systemd-analyze": "systemd",
};
/** An engine waits so long before it kills. */
const GRACE_MS = 20_000;
const START_MS = 60_000;
const PREPARE = ["node", "--conditions=react-server", "--import", "tsx", "bin/prepare.ts"];

/** Makes the specification of a container of one target. */
type Specify = (target: Target, command?: readonly string[]) => ContainedSpec;

function specifier(image: BuiltImage, secrets: Secrets, databaseUrl: string): Specify {
  const data = path.resolve(".cache/image/data");
  fs.rmSync(data, { recursive: true, force: true });
  fs.mkdirSync(data, { recursive: true });
  const port = getEnv().PORT;
  const given = {
    ...secrets,
    PATH: "/usr/local/bin:/usr/bin:/bin",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: `http://localhost:${port}`,
    PORT: String(port),
    AISLE_METRICS_PORT: String(port + 1),
  };
  return (target, command) => {
    const { command: own, env, user } = image.commands[target];
    const [uid = 0, gid = uid] = user.split(":").map(Number);
    fs.chownSync(data, uid, gid);
    return { root: image.root, command: command ?? own, env: { ...env, ...given }, user, data };
  };
}

/** Milliseconds until `address` answers 2xx. Throws when the container ends before, or after a minute. */
async function untilWell(address: string, contained: Contained): Promise<number> {
  const began = performance.now();
  let hasEnded = false;
  void contained.ended.then(() => (hasEnded = true));
  while (performance.now() - began < START_MS && !hasEnded) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return performance.now() - began;
    await sleep(50);
  }
  throw new Error(`${address} is not well:\n${contained.output()}`);
}

const lists = z.object({
  lists: z.array(z.object({ placement: z.string(), rung: z.string(), items: z.array(z.unknown()) })),
});

async function recommends(web: string): Promise<string> {
  const answer = await fetch(`${web}/api/recommend?placement=home.trending`);
  const [list] = lists.parse(await answer.json()).lists;
  if (!list || list.items.length === 0) throw new Error("The image recommends nothing.");
  return `${list.items.length} products for ${list.placement}, rung ${list.rung}`;
}

/** Ends as an engine ends a container; whether it went by itself, in order. */
async function endsInOrder(contained: Contained): Promise<boolean> {
  process.kill(contained.pid(), "SIGTERM");
  const code = await Promise.race([contained.ended, sleep(GRACE_MS, "late" as const)]);
  // 143: Node's own answer to SIGTERM after it has closed what listened.
  return code === 0 || code === 143;
}

async function serve(specify: Specify, token: string): Promise<boolean> {
  const port = getEnv().PORT;
  const web = `http://localhost:${port}`;
  const worker = `http://localhost:${port + 1}`;
  const running: Contained[] = [];
  try {
    const webProcess = startContained(specify("web"));
    running.push(webProcess);
    console.log(`web: ready after ${Math.round(await untilWell(`${web}/api/health/ready`, webProcess))} ms`);
    const workerProcess = startContained(specify("worker"));
    running.push(workerProcess);
    console.log(`worker: lives after ${Math.round(await untilWell(`${worker}/live`, workerProcess))} ms`);
    const confined = running.every(isConfined);
    console.log(`not root, process 1, root read-only: ${confined ? "yes" : "NO"}`);
    console.log(`recommends ${await recommends(web)}`);
    // By number: the names of a machine are not in the image.
    const health = `http://127.0.0.1:${port}/api/health/live`;
    await runContained(specify("web", ["node", "bin/healthcheck.mjs", health]));
    const wrote = await runContained(specify("web", ["sh", "-c", "touch /app/x 2>&1 || true"]));
    const isReadOnly = wrote.includes("Read-only file system");
    const shown = await checkDashboards({ web, worker, token }, port + 2);
    const ended = [await endsInOrder(workerProcess), await endsInOrder(webProcess)];
    console.log(
      `ends in order on SIGTERM: worker ${ended[0] ? "yes" : "NO"}, web ${ended[1] ? "yes" : "NO"}`,
    );
    return confined && isReadOnly && shown && ended.every(Boolean);
  } finally {
    for (const each of running) {
      try {
        process.kill(each.pid(), "SIGKILL");
      } catch {
        // It has ended.
      }
    }
  }
}

/**
 * Builds the image without a registry of images, runs it as an engine would (not root, root read-only, process 1) on an empty
 * database of a real PostgreSQL, has Prometheus ask what the dashboards ask, and reads everything else in deploy. Needs to
 * be root. Returns whether all is well; prints the size and the times.
 */
export async function verifyImage(): Promise<boolean> {
  await requirePrograms(PROGRAMS);
  const areFilesWell = await checkFiles();
  const image = await buildImage();
  const dataDir = path.resolve(".data/verify");
  const postgres = await runStep("Starting the database", () => ensurePostgres(dataDir));
  try {
    // Empty, as an operator would hand it to the image.
    const database = `image_${Date.now()}`;
    await postgres.createDatabase(database);
    const databaseUrl = postgres.urlOf(database);
    const secrets = ensureSecrets(dataDir);
    completeEnvironment({ ...secrets, DATABASE_URL: databaseUrl });
    console.log(`image: ${image.megabytes} MB with its base, targets ${TARGETS.join(", ")}`);
    const specify = specifier(image, secrets, databaseUrl);
    const applied = await runStep("Migrating", () => runContained(specify("migrate")));
    const hasMigrated = /Applied 0001_init/.test(applied);
    await runStep("Filling the shop and training", () => runContained(specify("migrate", PREPARE)));
    const isServing = await serve(specify, secrets.METRICS_TOKEN);
    return areFilesWell && hasMigrated && isServing;
  } finally {
    await image.remove();
    await postgres.release();
  }
}
