import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { closeSender } from "@/lib/jobs/queue";
import { promoteModel, registerModel, rollbackModel } from "@/lib/recommender/models/commands";
import { getModel, loadLiveArtifact } from "@/lib/recommender/models/queries";
import { trainTinyModel } from "@/lib/recommender/models/testing/tiny-model";
import { closeEngine, getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { decodeBundle, DEFAULT_PIPELINE, MODELS, type PipelineConfig } from "@/ml/index";
import { renewalOfOutdated } from "./nightly-schedule";
import { trainModel } from "./train-model";

const shop = withTestShop();
const TEST = { process: "test" };
const SWAP = { timeout: 10_000, interval: 50 };
const RATINGS = 4;

/** Somebody who looks at category 4, and has rated some of it. */
const shopper = randomId();
/** The version before the one at hand. */
let before: string | null = null;

let trainings = 0;

/** Every shopper of the past rates some products: five stars in one category, two elsewhere. */
async function addRatings(): Promise<void> {
  await shop.query(
    `insert into interactions (id, shopper_id, product_id, kind, value, at)
     select gen_random_uuid(), i.shopper_id, i.product_id, 'rating',
            case when p.category_id = (select min(category_id) from products) then 5 else 2 end, i.at + interval '1 second'
     from (select *, row_number() over (partition by shopper_id order by at) as place from interactions) i
     join products p on p.id = i.product_id where i.place <= $1`,
    [RATINGS],
  );
}

afterAll(closeSender);
/** Everybody has been here before, and looked at other products of the same category: somebody comes back to ask about. */
async function addEarlierVisits(): Promise<void> {
  await shop.query(
    `insert into interactions (id, shopper_id, product_id, kind, at)
     select gen_random_uuid(), i.shopper_id, other.id, 'view', i.at - interval '100 hours'
     from (select *, row_number() over (partition by shopper_id order by at) as place from interactions) i
     join products p on p.id = i.product_id
     join lateral (
       select id from products o where o.category_id = p.category_id and o.id <> p.id order by (o.id * 7 + i.place) % 11 limit 1
     ) other on true
     where i.place <= 8`,
  );
}

beforeAll(async () => {
  await addRatings();
  await addEarlierVisits();
  await shop.act(shopper, "view", shop.productsOf(4).slice(0, 3));
  await shop.act(shopper, "rating", shop.productsOf(4).slice(0, 2));
});

async function train(ranker: string): Promise<string> {
  const pipeline: PipelineConfig = {
    ...DEFAULT_PIPELINE,
    k: 5,
    budgetSeconds: ranker === "blend" ? 1 : 0.2,
    ranker,
  };
  const outcome = await trainModel({
    until: null,
    force: true,
    jobId: null,
    actor: "test",
    pipeline,
    // Versions are named to the second.
    clock: { now: () => Date.now() + 2_000 * ++trainings },
    report: () => {},
  });
  expect(outcome).toMatchObject({ outcome: "trained", algorithm: ranker });
  if (outcome.modelId === null) throw new Error("Nothing was trained.");
  return outcome.modelId;
}

async function forYou() {
  const { lists } = await recommend({
    shopperId: shopper,
    placements: [{ placement: "home.for-you", k: 10 }],
  });
  return lists[0];
}

const serving = async () => (await forYou())?.model;

describe.each([...MODELS.map(({ kind }) => kind), "blend"])("a training won by %s", (kind) => {
  it("is stored, serves, takes the place of the version before, and is rolled back to", async () => {
    const id = await train(kind);
    // Most are unlike the one before.
    await promoteModel(id, TEST, { reason: "Each in turn." });
    await expect.poll(serving, SWAP).toBe(id);

    const stored = await loadLiveArtifact();
    const bundle = decodeBundle(stored?.bytes ?? new Uint8Array());
    expect([stored?.id, bundle.chosen]).toEqual([id, kind]);
    const version = await getModel(id, TEST);
    expect(version).toMatchObject({ algorithm: kind, aliases: ["live"] });
    expect(version?.metrics.comparison.recipe).toEqual(bundle.recipe);

    const list = await forYou();
    expect(list).toMatchObject({ rung: "live", model: id });
    expect(list?.items).toHaveLength(10);
    expect(list?.items.every(({ score }) => Number.isFinite(score))).toBe(true);
    expect(new Set(list?.items.map(({ product }) => product.id)).size).toBe(10);
    for (const { reason } of list?.items ?? []) {
      expect(reason.text.length).toBeGreaterThan(5);
      expect(reason.from.every(({ share }) => Number.isFinite(share))).toBe(true);
    }

    if (before !== null) {
      expect(await rollbackModel(TEST)).toBe(before);
      await expect.poll(serving, SWAP).toBe(before);
      expect((await forYou())?.rung).toBe("live");
      await expect(rollbackModel(TEST)).rejects.toThrow("was itself taken back");
      expect(await rollbackModel(TEST, { to: id })).toBe(id);
      await expect.poll(serving, SWAP).toBe(id);
      expect((await forYou())?.items).toEqual(list?.items);
    }
    before = id;
    expect(getEngine().modelState.refused).toBeNull();
  }, 180_000);
});

describe("a live version of an older format", () => {
  it("is no error for a shopper: lower rungs serve, the reason is told, and one training is enqueued", async () => {
    const sha256 = createHash("sha256").update("").digest("hex");
    const metadata = { kind: "aisle.models", version: "1", sha256 };
    const header = Buffer.from(JSON.stringify({ __metadata__: metadata }));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const bytes = Buffer.concat([length, header]);
    const tiny = await trainTinyModel(shop.productIds);
    const { format: _format, ...parameters } = tiny.parameters;
    await registerModel({ ...tiny, id: "old", parameters, bytes });
    await expect(promoteModel("old", TEST)).rejects.toThrow(/trained by an older version of Aisle/);

    // As after an update of a running shop: the version was live before.
    await shop.query("update model_aliases set model_version_id = 'old' where alias = 'live'");
    closeEngine();
    await getEngine().catalog();
    await getEngine().refresh();
    const list = await forYou();
    expect(list).toMatchObject({ rung: "popular", model: null });
    expect(list?.items).toHaveLength(10);
    expect(getEngine().modelState.refused).toMatchObject({ id: "old" });
    expect(getEngine().modelState.refused?.reason).toMatch(
      /older version of Aisle, and a new one is being trained/,
    );

    // What the stories above took back was made of the very same interactions, and would keep this one waiting.
    await shop.query("delete from model_marks");
    const schedule = renewalOfOutdated;
    const [first, second] = [await schedule.enqueueDue(0, 0), await schedule.enqueueDue(0, 0)];
    expect([first?.created, second?.created]).toEqual([true, false]);

    const outcome = await trainModel({
      until: null,
      force: false,
      jobId: null,
      actor: "test",
      pipeline: { ...DEFAULT_PIPELINE, k: 5, budgetSeconds: 0.2 },
      report: () => {},
    });
    expect(outcome).toMatchObject({ outcome: "trained", promoted: true });
    expect(outcome.reason).toContain("trained by an older version of Aisle");
    await expect.poll(serving, SWAP).toBe(outcome.modelId);
    expect(await schedule.enqueueDue(0, 0)).toBeNull();
  }, 180_000);
});
