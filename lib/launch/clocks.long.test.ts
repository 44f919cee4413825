import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { listJobs } from "@/lib/jobs/queries";
import { closeSender } from "@/lib/jobs/queue";
import { enqueue } from "@/lib/jobs/commands";
import { waitForJob } from "@/lib/jobs/testing/wait-for-job";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { trainJob } from "@/lib/recommender/training/train-job";
import { hourSlot } from "@/lib/recommender/training/retrain";
import { startWorkerProcess, type WorkerProcess } from "./testing/start-worker";

const database = withTestDatabase();
const TEST = { process: "test" };
const HOUR_MS = 3_600_000;
const NIGHTLY_MS = 3 * HOUR_MS + 17 * 60_000;
const started: WorkerProcess[] = [];

/** A machine whose clock is wrong by so much: the very first thing its process does is to believe it. */
function wrongClock(skewMs: number): string {
  const code = `
    const Right = Date;
    const now = () => Right.now() + ${skewMs};
    globalThis.Date = class Date extends Right {
      constructor(...given) { super(...(given.length === 0 ? [now()] : given)); }
      static now() { return now(); }
    };`;
  return `--import data:text/javascript,${encodeURIComponent(code)}`;
}

/** A time zone in which the newest 03:17 was less than an hour ago, or in which the next one comes in less than an hour. */
function zoneWhere(nightly: "has just been" | "is about to be"): string {
  const sinceMidnight = Date.now() % (24 * HOUR_MS);
  const wanted = nightly === "has just been" ? NIGHTLY_MS : NIGHTLY_MS - HOUR_MS;
  // Hours to add to UTC so that it is between `wanted` and an hour later; zones go from -12 to +14.
  const hours = Math.ceil((wanted - sinceMidnight) / HOUR_MS);
  const offset = hours > 14 ? hours - 24 : hours < -12 ? hours + 24 : hours;
  // These names count westwards.
  return offset === 0 ? "Etc/GMT" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}

async function start(skewMs: number, zone: string): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(database.url(), { NODE_OPTIONS: wrongClock(skewMs), TZ: zone });
  started.push(worker);
  return worker;
}

const dueJobs = async () => {
  const { rows } = await database
    .pool()
    .query<{ key: string }>("select dedupe_key as key from jobs where dedupe_key like 'retrain:%'");
  return rows.map(({ key }) => key);
};

beforeAll(async () => {
  // Made two hours ago: before the last night, unless that is still to come.
  await database.pool().query(
    `insert into model_versions (id, algorithm, parameters, snapshot_hash, metrics, created_at)
     values ('old', 'als', '{}', 'x', '{}', now() - interval '2 hours')`,
  );
});
afterEach(async () => {
  for (const worker of started) worker.kill("SIGKILL");
  await Promise.all(started.splice(0).map((worker) => worker.ended));
});
afterAll(closeSender);

it("a worker whose clock is an hour ahead does not come before the night does, and does its work", async () => {
  await start(HOUR_MS, zoneWhere("is about to be"));
  // The schedules are looked at as soon as the worker is ready, and this job is asked for after that.
  const { id } = await enqueue(trainJob, {});
  await waitForJob(id, ({ state }) => state === "completed");
  expect(await dueJobs()).toEqual([]);
});

it("of two workers whose clocks are an hour wrong either way, one asks for the night's training, in time", async () => {
  const zone = zoneWhere("has just been");
  await Promise.all([start(HOUR_MS, zone), start(-HOUR_MS, zone)]);
  await expect.poll(dueJobs, { timeout: 15_000 }).toHaveLength(1);
  const [key = ""] = await dueJobs();
  const [recent, earlier] = [hourSlot(Date.now()), hourSlot(Date.now() - HOUR_MS)];
  expect([`retrain:${recent}`, `retrain:${earlier}`]).toContain(key);
  const job = (await listJobs(TEST)).find(({ name, state }) => name === "train" && state !== "completed");
  if (job) await waitForJob(job.id, ({ state }) => state === "completed");
  expect(await dueJobs()).toHaveLength(1);
});

it("a worker whose clock is an hour behind, alone, does not sleep through the night", async () => {
  await database.pool().query("truncate jobs");
  await start(-HOUR_MS, zoneWhere("has just been"));
  await expect.poll(dueJobs, { timeout: 15_000 }).toHaveLength(1);
});
