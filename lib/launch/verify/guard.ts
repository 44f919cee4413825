import "server-only";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeSender } from "@/lib/jobs/queue";
import { closeDb, getPool } from "@/lib/platform/db/client";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { openInstallation } from "@/lib/platform/postgres/installation";
import { promoteModel, registerModel } from "@/lib/recommender/models/commands";
import { promoteWinner } from "@/lib/recommender/models/promote-winner";
import { getLiveModelId, getModel } from "@/lib/recommender/models/queries";
import { runTraining } from "@/lib/recommender/training/run-training";
import { takeSnapshot } from "@/lib/recommender/training/snapshot/snapshot";
import { SEED } from "@/lib/recommender/training/train-model";
import { trainNow } from "@/lib/recommender/training/train-now";
import { usualPipeline } from "@/lib/recommender/training/usual-pipeline";
import { createRng } from "@/ml/index";
import { buildSite, isBuildStale } from "../build";
import { longCheck, runCheck } from "../checks";
import { prepareShop } from "../prepare-shop";
import { startProcesses, waitUntilServing } from "../processes";
import { runStep } from "../steps";
import { startTraffic, type Visited } from "./guard-traffic";

const VERIFY = { process: "verify" };
/** How long the good version is visited before, so that there is a past. */
const BEFORE_MS = 2 * 60_000;
/** The promise. */
const LIMIT_MS = 5 * 60_000;
const ASK_MS = 1_000;

/**
 * What a training would make if somebody had shuffled its products: every factor belongs to another product. It is sound by
 * every check and of no use; its figures are those of the live version, as if the offline gate had been deceived.
 */
async function registerShuffled(): Promise<string> {
  const liveId = await getLiveModelId();
  const live = liveId === null ? null : await getModel(liveId, VERIFY);
  if (!live) throw new Error("Nothing is live.");
  const snapshot = await takeSnapshot({ until: null });
  const productIds = snapshot.productIds.slice();
  const rng = createRng(3);
  for (let last = productIds.length - 1; last > 0; last--) {
    const other = rng.integer(last + 1);
    [productIds[last], productIds[other]] = [productIds[other] ?? 0, productIds[last] ?? 0];
  }
  const pipeline = usualPipeline();
  const task = { ...snapshot, productIds, pipeline, seed: SEED, until: "bundle" as const, champion: null };
  const { bytes, rehearsal } = await runTraining({ ...task, catalog: null });
  if (!bytes) throw new Error("The training ended without a bundle.");
  const { algorithm, parameters, metrics, snapshotHash } = live;
  const id = `shuffled-${Date.now()}`;
  return registerModel({ id, algorithm, parameters, metrics, snapshotHash, jobId: null, bytes, rehearsal });
}

function tell(visited: Visited): string {
  const rate = ((100 * visited.clicks) / Math.max(1, visited.lists)).toFixed(1);
  return `${visited.lists} lists, ${rate} % clicked, ${visited.failures} visits failed`;
}

async function printLog(since: Date): Promise<string[]> {
  const { rows } = await getPool("report").query<{
    at: Date;
    actor: string;
    action: string;
    subject: string;
  }>("select at, actor, action, subject from audit_entries where at >= $1 order by at, id", [since]);
  for (const { at, actor, action, subject } of rows)
    console.log(`  ${at.toISOString().slice(11, 19)}  ${actor.padEnd(10)} ${action.padEnd(18)} ${subject}`);
  return rows.filter(({ actor }) => actor === "guard").map(({ action }) => action);
}

/** The story itself, in a shop that runs and is visited. */
async function tellStory(visited: Visited): Promise<string[]> {
  const wrong: string[] = [];
  const since = new Date();
  const good = await getLiveModelId();
  await runStep("Visiting the shop with the model it has trained", () => sleep(BEFORE_MS));
  console.log(`  ${tell(visited)}`);
  const bad = await runStep("Making one whose products have changed places", registerShuffled);
  const before = { ...visited };
  await promoteModel(bad, VERIFY);
  const promoted = Date.now();
  await runStep(`Waiting for the guard to take back ${bad}`, async () => {
    while ((await getLiveModelId()) === bad && Date.now() - promoted < LIMIT_MS) await sleep(ASK_MS);
  });
  const seconds = Math.round((Date.now() - promoted) / 1_000);
  const during = { ...visited, lists: visited.lists - before.lists, clicks: visited.clicks - before.clicks };
  console.log(`  ${tell(during)} in the ${seconds} s that it was live`);
  if ((await getLiveModelId()) !== good) wrong.push(`${bad} still serves after ${seconds} s`);
  await sleep(20_000);
  const steps = await printLog(since);
  for (const step of ["guard.alarm", "model.rollback", "guard.verified"])
    if (!steps.includes(step)) wrong.push(`the audit does not have ${step}`);
  const again = await promoteWinner(bad, "train job");
  console.log(`  The next night, were it made again: ${again ?? "it serves"}`);
  const night = await runStep("The next night's training", () =>
    trainNow({ actor: "train job", force: true }),
  );
  console.log(`  ${night.reason}`);
  if (again === null || (await getLiveModelId()) === bad) wrong.push("the next night brought it back");
  return wrong;
}

/**
 * A shop as `npm start` runs it, visited over HTTP by people with tastes of their own: a version whose products have
 * changed places is promoted, and taken back by the guard without a person within five minutes. Afterwards ten good ones in
 * made-up time, which it never takes back. Returns whether all of that is so.
 */
export async function verifyGuard(): Promise<boolean> {
  if (isBuildStale()) await runStep("Building the site", buildSite);
  completeEnvironment({
    AISLE_DATA: path.resolve(".data/verify-guard"),
    DATABASE_URL: "",
    LOG_LEVEL: "warn",
    AISLE_CONSENT: "inform",
    AISLE_TRAINING_SECONDS: "3",
  });
  const installation = await runStep("Starting the database", () => openInstallation());
  const address = `http://localhost:${getEnv().PORT}`;
  const stopping = new AbortController();
  const wrong: string[] = [];
  try {
    await prepareShop(installation.secrets.ADMIN_PASSWORD);
    const processes = startProcesses("production", address, console.error);
    try {
      await waitUntilServing(address, stopping.signal);
      wrong.push(...(await tellStory(await startTraffic(address, stopping.signal))));
    } finally {
      stopping.abort();
      await processes.stop();
    }
  } finally {
    await closeSender();
    await closeDb();
    await installation.close();
  }
  for (const sentence of wrong) console.error(`  ${sentence}`);
  const { failed } = await runCheck(longCheck("lib/recommender/guard"));
  return wrong.length === 0 && failed === 0;
}
