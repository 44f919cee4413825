import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { cancelJob, enqueue } from "@/lib/jobs/commands";
import { trainJob } from "@/lib/recommender/training/train-job";
import { closeSender } from "@/lib/jobs/queue";
import { fillInteractions } from "@/lib/recommender/training/testing/fill-interactions";
import { startWorkerProcess, type WorkerProcess } from "@/lib/launch/testing/start-worker";
import { waitForJob } from "@/lib/jobs/testing/wait-for-job";
import { getLiveModelId, listModels } from "@/lib/recommender/models/queries";

const database = withTestDatabase();
const TEST = { process: "test" };
const started: WorkerProcess[] = [];

async function start(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(database.url());
  started.push(worker);
  return worker;
}

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 600 });
  await fillInteractions(database.pool(), productIds, {
    shoppers: 1_500,
    perShopper: 30,
    groups: 10,
    until: Date.UTC(2026, 5, 1),
  });
});
afterEach(async () => {
  for (const worker of started) worker.kill("SIGKILL");
  await Promise.all(started.splice(0).map((worker) => worker.ended));
});
afterAll(closeSender);

describe("the worker's process", () => {
  it("killed in the middle of a training loses nothing: the next one makes exactly one version", async () => {
    const { id } = await enqueue(trainJob, {});
    const first = await start();
    await waitForJob(id, ({ progress }) => progress > 0.1);
    first.kill("SIGKILL");
    expect(await first.ended).toBe("SIGKILL");
    const killedAt = Date.now();

    await start();
    const job = await waitForJob(id, ({ state }) => state === "completed" || state === "failed", 60_000);
    expect(job).toMatchObject({ state: "completed", attempts: 2, progress: 1, result: { promoted: true } });
    expect(Date.parse(job.finishedAt ?? "") - killedAt).toBeLessThan(60_000);
    expect((await listModels(TEST)).map((model) => model.jobId)).toEqual([id]);
    expect(await getLiveModelId()).not.toBeNull();
  }, 90_000);

  it("ends in order on a signal and when the process that started it is gone", async () => {
    const [signalled, orphaned] = await Promise.all([start(), start()]);
    signalled.kill("SIGTERM");
    orphaned.disconnect();
    expect(await Promise.all([signalled.ended, orphaned.ended])).toEqual([0, 0]);
  }, 30_000);

  it("ends at once on the second signal, in the middle of a training", async () => {
    const { id } = await enqueue(trainJob, { force: true });
    const worker = await start();
    await waitForJob(id, ({ progress }) => progress > 0.05);
    worker.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = Date.now();
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(1);
    expect(Date.now() - asked).toBeLessThan(1_000);
    await cancelJob(id, TEST);
  }, 30_000);
});
