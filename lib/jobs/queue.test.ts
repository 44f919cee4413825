import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { cancelJob, enqueue, requestJob } from "./commands";
import { defineJob } from "./job";
import { listJobs, requireJob } from "./queries";
import { closeSender, openWorkerQueue } from "./queue";
import { waitForJob } from "./testing/wait-for-job";
import { runWorker } from "./worker";

withTestDatabase();
const TEST = { process: "test" };
const flaky = { name: "flaky", payload: z.object({ failures: z.number() }) };
const slow = { name: "slow", payload: z.object({ ms: z.number() }) };
const attemptsSeen = new Map<string, number>();

const jobs = [
  defineJob({
    ...flaky,
    async run({ payload, jobId }) {
      const attempt = (attemptsSeen.get(jobId) ?? 0) + 1;
      attemptsSeen.set(jobId, attempt);
      if (attempt <= payload.failures) throw new Error(`attempt ${attempt} went wrong`);
      return { attempt };
    },
  }),
  defineJob({
    ...slow,
    async run({ payload, signal, report }) {
      const ends = Date.now() + payload.ms;
      while (Date.now() < ends) {
        report(1 - (ends - Date.now()) / payload.ms, "sleeping");
        await sleep(20, undefined, { signal }).catch(() => {});
        signal.throwIfAborted();
      }
      return "slept";
    },
  }),
];

let stopping: AbortController | null = null;
let stopped: Promise<void> = Promise.resolve();

function startWorker(): void {
  stopping = new AbortController();
  stopped = runWorker({ signal: stopping.signal, jobs });
}

async function stopWorker(): Promise<void> {
  stopping?.abort();
  await stopped;
}

beforeAll(async () => {
  const boss = await openWorkerQueue(jobs.map((job) => job.name));
  await boss.stop({ graceful: false });
});
afterEach(stopWorker);
afterAll(closeSender);

describe("the queue", () => {
  it("makes one job of two requests with the same key, also at the same moment", async () => {
    const ask = () => enqueue(slow, { ms: 1 }, { dedupeKey: "one" });
    const [a, b] = await Promise.all([ask(), ask()]);
    expect(a.id).toBe(b.id);
    expect([a.created, b.created].sort()).toEqual([false, true]);
    expect((await listJobs(TEST)).filter((job) => job.id === a.id)).toHaveLength(1);
    startWorker();
    expect(await waitForJob(a.id, (job) => job.state === "completed")).toMatchObject({
      attempts: 1,
      progress: 1,
      result: "slept",
      error: null,
    });
  });

  it("refuses a payload that is none before anything is written", async () => {
    const before = await listJobs(TEST);
    await expect(enqueue(slow, { ms: "long" as unknown as number })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "ms" }],
    });
    expect(await listJobs(TEST)).toEqual(before);
  });

  it("tries again after a failure, says why it failed and how often it was begun", async () => {
    const { id } = await enqueue(flaky, { failures: 1 });
    startWorker();
    const waiting = await waitForJob(id, (job) => job.error !== null);
    expect(waiting).toMatchObject({ state: "queued", error: "attempt 1 went wrong", attempts: 1 });
    const done = await waitForJob(id, (job) => job.state === "completed");
    expect(done).toMatchObject({ attempts: 2, result: { attempt: 2 }, error: null });
  });

  it("shows progress while a job runs", async () => {
    const { id } = await enqueue(slow, { ms: 3_000 });
    startWorker();
    const job = await waitForJob(id, ({ progress }) => progress > 0.3);
    expect(job).toMatchObject({ state: "running", stage: "sleeping" });
    expect(job.progress).toBeLessThan(1);
    await cancelJob(id, TEST);
  });
});

describe("cancelling", () => {
  it("takes a waiting job out at once, and it never runs", async () => {
    const { id } = await enqueue(slow, { ms: 1 });
    expect(await cancelJob(id, TEST)).toBe("cancelled");
    expect(await cancelJob(id, TEST)).toBe("cancelled");
    const { id: later } = await enqueue(slow, { ms: 1 });
    startWorker();
    await waitForJob(later, (job) => job.state === "completed");
    expect(await requireJob(id, TEST)).toMatchObject({ state: "cancelled", attempts: 0 });
  });

  it("stops a running job within two seconds, without another attempt", async () => {
    const { id } = await enqueue(slow, { ms: 60_000 });
    startWorker();
    await waitForJob(id, (job) => job.state === "running");
    const asked = Date.now();
    expect(await cancelJob(id, TEST)).toBe("running");
    await waitForJob(id, (job) => job.state === "cancelled");
    expect(Date.now() - asked).toBeLessThan(2_000);
    await sleep(1_500);
    expect(await requireJob(id, TEST)).toMatchObject({ state: "cancelled", attempts: 1 });
  });

  it("is refused once a job has ended, and for one that does not exist", async () => {
    const { id } = await enqueue(slow, { ms: 1 });
    startWorker();
    await waitForJob(id, (job) => job.state === "completed");
    await expect(cancelJob(id, TEST)).rejects.toMatchObject({ code: "conflict" });
    await expect(cancelJob("00000000-0000-7000-8000-000000000000", TEST)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a worker that is told to stop", () => {
  it("lets a short job end", async () => {
    const { id } = await enqueue(slow, { ms: 1_500 });
    startWorker();
    await waitForJob(id, (job) => job.state === "running");
    await stopWorker();
    expect(await requireJob(id, TEST)).toMatchObject({ state: "completed", attempts: 1 });
  });

  it("hands a long job back, and the next worker begins it again", async () => {
    const { id } = await enqueue(slow, { ms: 8_000 });
    startWorker();
    await waitForJob(id, (job) => job.state === "running");
    await stopWorker();
    expect(await requireJob(id, TEST)).toMatchObject({ state: "queued", error: null, attempts: 1 });
    startWorker();
    await waitForJob(id, (job) => job.state === "running" && job.attempts === 2);
    await cancelJob(id, TEST);
    await waitForJob(id, (job) => job.state === "cancelled");
  });
});

describe("rights", () => {
  it("are an admin's, a process's, or those of a key with the scope", async () => {
    const customer = { userId: "u", email: "c@example.com", name: "C", role: "customer" as const };
    await expect(requestJob(slow, { ms: 1 }, null)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(requestJob(slow, { ms: 1 }, customer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listJobs({ key: "k", scopes: ["jobs:write"] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(cancelJob("x", customer)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await requestJob(slow, { ms: 1 }, { key: "k", scopes: ["jobs:write"] });
    expect((await requireJob(id, { ...customer, role: "admin" })).name).toBe("slow");
  });
});
