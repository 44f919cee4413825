import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAlike } from "@/lib/shop/catalog/testing/add-products";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId } from "@/lib/platform/ids";
import { promoteModel } from "@/lib/recommender/models/commands";
import { getLiveModelId, getModel, listModels, loadLiveArtifact } from "@/lib/recommender/models/queries";
import { decodeBundle, DEFAULT_PIPELINE, MODELS } from "@/ml/index";
import { enqueue } from "@/lib/jobs/commands";
import { trainJob } from "@/lib/recommender/training/train-job";
import { closeSender } from "@/lib/jobs/queue";
import { fillInteractions } from "./testing/fill-interactions";
import { waitForJob } from "@/lib/jobs/testing/wait-for-job";
import { evaluateNow, trainNow } from "./train-now";
import { trainModel } from "./train-model";
import { runWorker } from "@/lib/jobs/worker";

const database = withTestDatabase();
const TEST = { process: "test" };
const NOW = Date.UTC(2026, 5, 1);
/** Seconds of choosing are enough for a shop of six tastes. */
const QUICK = { ...DEFAULT_PIPELINE, budgetSeconds: 1 };
let productIds: number[];

beforeAll(async () => {
  productIds = (await fillCatalog(database.pool(), { products: 120 })).productIds;
});
afterAll(closeSender);

const train = (jobId: string | null, force = false) =>
  trainModel({ until: null, force, jobId, actor: "test", pipeline: QUICK, report: () => {} });

describe("training", () => {
  it("of a shop without interactions is a clear outcome", async () => {
    expect(await trainNow({ actor: "test" })).toMatchObject({ outcome: "no-interactions", modelId: null });
    await expect(evaluateNow()).rejects.toMatchObject({ code: "conflict" });
  });

  it("through the queue compares, registers and promotes the first version, with the figures", async () => {
    await fillInteractions(database.pool(), productIds, {
      shoppers: 300,
      perShopper: 20,
      groups: 6,
      until: NOW,
    });
    const { id } = await enqueue(trainJob, {});
    const stopping = new AbortController();
    const worker = runWorker({ signal: stopping.signal, jobs: [trainJob] });
    const job = await waitForJob(id, ({ state }) => state === "completed" || state === "failed", 60_000);
    stopping.abort();
    await worker;
    expect(job).toMatchObject({
      state: "completed",
      attempts: 1,
      result: { outcome: "trained", promoted: true },
    });

    const [model] = await listModels(TEST);
    expect(model).toMatchObject({ aliases: ["live"], jobId: id, hasArtifact: true });
    const { comparison, snapshot, decision, champion, served } = model?.metrics ?? {};
    // Six tastes that nothing but behaviour tells apart: the list as shown finds about what the model does.
    expect(served?.forYou?.shoppers).toBeGreaterThan(20);
    expect(served?.forYou?.bareNdcg).toBeGreaterThan(0);
    expect(served?.forYou?.ndcg).toBeGreaterThan(0.5 * (served?.forYou?.bareNdcg ?? 1));
    expect(served?.similar?.products).toBe(120);
    expect(served?.similar?.sameCategoryOfSix).toBeGreaterThan(0.9);
    expect(snapshot).toMatchObject({ events: 6_000, shoppers: 300, products: 120 });
    expect(decision?.promote).toBe(true);
    expect(champion).toBeNull();
    const row = (name?: string) => comparison?.rows.find(({ model: candidate }) => candidate === name);
    expect(row(comparison?.chosen)?.test?.recall).toBeGreaterThan(2 * (row("popularity")?.test?.recall ?? 1));
    expect(comparison?.overPopularity?.low).toBeGreaterThan(0);

    const artifact = await loadLiveArtifact();
    const bundle = decodeBundle(artifact?.bytes ?? new Uint8Array());
    expect(Array.from(bundle.itemIds).sort((a, b) => a - b)).toEqual(productIds);
    expect(bundle.recipe).toEqual(comparison?.recipe);
  }, 90_000);

  it("makes nothing new of the same interactions, unless it is forced to", async () => {
    const live = await getLiveModelId();
    expect(await trainNow({ actor: "test" })).toMatchObject({ outcome: "nothing-new", modelId: live });
    const forced = await train(randomId(), true);
    expect(forced).toMatchObject({ outcome: "trained", promoted: false });
    expect(forced.reason).toContain("too little to tell");
    expect(await getModel(forced.modelId ?? "", TEST)).toMatchObject({ aliases: ["candidate"] });
    expect(await getLiveModelId()).toBe(live);
  }, 60_000);

  it("done again for the same job makes no second version", async () => {
    const jobId = randomId();
    const first = await train(jobId, true);
    const count = (await listModels(TEST)).length;
    expect(await train(jobId, true)).toEqual(first);
    expect(await listModels(TEST)).toHaveLength(count);
  }, 60_000);

  it("measures the live version beside the new one, shopper by shopper, on what neither has seen", async () => {
    const live = await getLiveModelId();
    await fillInteractions(database.pool(), productIds, {
      shoppers: 300,
      perShopper: 4,
      groups: 6,
      seed: 8,
      until: NOW + 100 * 86_400_000,
    });
    const outcome = await train(null);
    const model = await getModel(outcome.modelId ?? "", TEST);
    const compared = model?.metrics.champion;
    expect(compared).toMatchObject({ championId: live, on: "since" });
    expect(compared?.champion.users).toBeGreaterThan(100);
    expect(compared?.difference?.cases).toBe(compared?.champion.users);
    expect(compared?.challenger.users).toBe(compared?.champion.users);
    const gain = (compared?.challenger.ndcg ?? 0) - (compared?.champion.ndcg ?? 0);
    expect(compared?.difference?.mean).toBeCloseTo(gain, 9);
    expect(compared?.champion.recall).toBeGreaterThan(0.1);
    expect(outcome.reason).toContain(live);
  }, 60_000);

  it("that cannot serve, because most of the shop is newer, ends as a candidate and says so", async () => {
    const live = await getLiveModelId();
    const jobId = randomId();
    // Done again, as after a lost worker: by then it is to serve, and somebody has imported a catalog.
    const { modelId } = await train(jobId, true);
    await database
      .pool()
      .query(
        `update model_versions set metrics = jsonb_set(metrics, '{decision,promote}', 'true') where id = $1`,
        [modelId],
      );
    await promoteModel(live ?? "", TEST);
    await addAlike(database.pool(), 200, { sku: "N", categoryId: 1 });
    const outcome = await train(jobId, true);
    expect(outcome).toMatchObject({ outcome: "trained", promoted: false });
    expect(outcome.reason).toContain("of the products on sale");
    expect(await getLiveModelId()).toBe(live);
    await database.pool().query("delete from products where sku like 'N-%'");
  }, 60_000);

  it("up to a moment stays a candidate", async () => {
    const live = await getLiveModelId();
    const outcome = await trainNow({ actor: "test", pipeline: QUICK, until: NOW - 50 * 86_400_000 });
    expect(outcome).toMatchObject({ outcome: "trained", promoted: false });
    expect(await getLiveModelId()).toBe(live);
    expect(await getModel(outcome.modelId ?? "", TEST)).toMatchObject({
      aliases: ["candidate"],
      parameters: { until: new Date(NOW - 50 * 86_400_000).toISOString() },
    });
  }, 60_000);

  it("ends at once when it is told to, whatever it is doing", async () => {
    const cancel = new AbortController();
    const reason = new Error("enough");
    const stages: string[] = [];
    const training = trainNow({
      actor: "test",
      force: true,
      pipeline: QUICK,
      signal: cancel.signal,
      onProgress: (fraction, stage) => {
        stages.push(stage);
        if (fraction > 0.1) cancel.abort(reason);
      },
    });
    await expect(training).rejects.toBe(reason);
    expect(stages.length).toBeGreaterThan(1);
  }, 60_000);
});

describe("evaluation", () => {
  it("returns the whole table and stores nothing", async () => {
    const before = await listModels(TEST);
    const fractions: number[] = [];
    const { rows, k, skipped } = await evaluateNow({
      pipeline: QUICK,
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(k).toBe(20);
    const told = [...rows, ...skipped].map(({ model }) => model);
    expect(told).toEqual(expect.arrayContaining(MODELS.map(({ kind }) => kind)));
    expect(rows.map(({ model }) => model)).toEqual(
      expect.arrayContaining(["als", "popularity", "recent-popularity", "co-occurrence", "blend"]),
    );
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(await listModels(TEST)).toEqual(before);
  }, 60_000);
});
