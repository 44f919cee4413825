import { setImmediate } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { releasedModelFor } from "@/lib/recommender/models/release";
import { advanceRelease, startRelease } from "@/lib/recommender/models/release-commands";
import { getCurrentRelease } from "@/lib/recommender/models/release-rows";
import { promoteModel, rollbackModel } from "@/lib/recommender/models/commands";
import { verifyListToken } from "@/lib/shop/interactions/list-token";
import { compareLists } from "./compare-lists";
import { getEngine } from "./engine";
import { recommend } from "./recommend";
import { withTestShop } from "./testing/test-shop";
import { trainTestModel } from "./testing/train-test-model";

const shop = withTestShop();
const SOON = { timeout: 5_000, interval: 50 };
const TEST = { process: "test" };
let shoppers: string[];

beforeAll(async () => {
  await trainTestModel(shop, "als-1", "als");
  await trainTestModel(shop, "blend-1", "blend");
  await promoteModel("als-1", TEST);
  await getEngine().refresh();
  shoppers = Array.from({ length: 60 }, () => randomId());
  for (const [place, shopper] of shoppers.entries()) {
    await shop.act(shopper, "view", shop.productsOf(place % 6).slice(0, 2));
  }
});

const listOf = async (shopperId: string) => {
  const { lists } = await recommend({ shopperId, placements: [{ placement: "home.for-you", k: 10 }] });
  if (!lists[0]) throw new Error("No list.");
  return lists[0];
};
const modelOf = async (shopper: string) => (await listOf(shopper)).model;

interface Minute {
  model: string;
  role: string;
  calls: number;
  failures: number;
  lists: number;
  filled: number;
  overlap: number;
  latency: number[];
  scores: number[];
  products: number[];
}
const minutes = async (role: string) => {
  await getEngine().recorder.flush();
  return shop.query<Minute>(
    "select m.*, model_version_id as model from serving_minutes m where role = $1 order by minute, model_version_id",
    [role],
  );
};

describe("while a version is released", () => {
  it("a shadow is scored beside a sample of requests, shown to nobody, and measured", async () => {
    await startRelease({ id: "blend-1", stage: "shadow", share: 0, rule: null, reason: null }, TEST);
    await expect.poll(() => getEngine().modelById("blend-1")?.id, SOON).toBe("blend-1");
    for (let round = 0; round < 10; round++) {
      for (const shopper of shoppers) {
        expect(await modelOf(shopper)).toBe("als-1");
        // A shadow waits until the process has nothing else to do.
        await setImmediate();
      }
    }
    const [shadow] = await minutes("shadow");
    expect(shadow).toMatchObject({ model: "blend-1", failures: 0 });
    // A tenth of 600.
    expect(shadow?.calls).toBeGreaterThan(10);
    expect(shadow?.calls).toBeLessThan(150);
    expect(shadow?.filled).toBe(shadow?.lists);
    const overlap = (shadow?.overlap ?? 0) / (shadow?.lists ?? 1);
    expect(overlap).toBeGreaterThan(0.05);
    expect(overlap).toBeLessThanOrEqual(1);
    expect(shadow?.products.length).toBeGreaterThan(5);
  });

  it("its canary answers a share of shoppers, each of them always, and the list's token says so", async () => {
    const shadow = await getCurrentRelease();
    await advanceRelease({ releaseId: shadow?.id ?? "", stage: "shadow", reason: null }, TEST);
    await shop.query("update releases set share = 0.3 where ended_at is null");
    const release = await getCurrentRelease();
    const expected = shoppers.map((shopper) => releasedModelFor(release, shopper) ?? "als-1");
    expect(new Set(expected)).toEqual(new Set(["als-1", "blend-1"]));
    await expect.poll(() => Promise.all(shoppers.map(modelOf)), SOON).toEqual(expected);
    expect(await Promise.all(shoppers.map(modelOf))).toEqual(expected);
    const lucky = shoppers[expected.indexOf("blend-1")] ?? "";
    expect(verifyListToken((await listOf(lucky)).token, Date.now())).toMatchObject({
      list: { model: "blend-1" },
    });
  });

  it("a version that is not there any more is answered for by the live one, and the list says so", async () => {
    await shop.query("update model_artifacts set bytes = 'x' where model_version_id = 'blend-1'");
    await shop.query("update releases set stage_at = now(), ended_at = now()");
    await expect.poll(() => getEngine().modelById("blend-1"), SOON).toBeNull();
    await shop.query("update releases set ended_at = null");
    await expect
      .poll(() => getEngine().modelState.refusedBeside["blend-1"], SOON)
      .toMatch(/changed or damaged/);
    expect(new Set(await Promise.all(shoppers.map(modelOf)))).toEqual(new Set(["als-1"]));
    await shop.query("update releases set ended_at = now()");
  });

  it("a holdback keeps some with the predecessor, and a roll-back gives it to all", async () => {
    await trainTestModel(shop, "als-3", "als");
    await promoteModel("als-1", TEST);
    await promoteModel("als-3", TEST, { holdback: 0.3 });
    const models = async () => new Set(await Promise.all(shoppers.map(modelOf)));
    await expect.poll(models, SOON).toEqual(new Set(["als-3", "als-1"]));
    await rollbackModel(TEST);
    await expect.poll(models, SOON).toEqual(new Set(["als-1"]));
  });
});

describe("two versions side by side", () => {
  it("make the lists of the latest shoppers by the code that serves, each as it would", async () => {
    await trainTestModel(shop, "als-4", "als");
    await promoteModel("als-1", TEST);
    await expect.poll(() => getEngine().model?.id, SOON).toBe("als-1");
    const same = await compareLists("als-1", "als-1", TEST);
    expect(same).toHaveLength(10);
    for (const { overlap, a, b } of same) {
      expect(overlap).toBe(1);
      expect(a).toEqual(b);
    }
    const [first] = await compareLists("als-1", "als-4", TEST);
    expect(first?.past[0]).toMatch(/^(view|purchase) Product \d+$/);
    expect(first?.a.length).toBeGreaterThan(5);
  });

  it("need their artifacts, and an admin", async () => {
    await expect(compareLists("als-1", "nothing", TEST)).rejects.toMatchObject({ code: "conflict" });
    await expect(compareLists("als-1", "als-1", null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("what a process says of itself", () => {
  it("is how long it took, what failed and what was listed, by minute and version, once however often it is written", async () => {
    const before = await minutes("serving");
    const sum = (rows: Minute[], model: string) =>
      rows.filter((row) => row.model === model).reduce((calls, row) => calls + row.calls, 0);
    for (const shopper of shoppers) await modelOf(shopper);
    await getEngine().recorder.flush();
    const after = await minutes("serving");
    expect(sum(after, "als-1") - sum(before, "als-1")).toBe(shoppers.length);
    for (const row of after) {
      expect(row.latency.reduce((calls, count) => calls + count, 0)).toBe(row.calls);
      expect(row.failures).toBe(0);
    }
    const own = after.filter((row) => row.model === "als-1");
    expect(own.some((row) => (row.scores.at(-1) ?? 0) > 0)).toBe(true);
  });

  it("is which version it serves, and which one it refuses and why", async () => {
    const read = () =>
      shop.query("select serving, refused_id, refused_reason from serving_processes where id = $1", [
        getEngine().recorder.processId,
      ]);
    await expect.poll(read, SOON).toEqual([{ serving: "als-1", refused_id: null, refused_reason: null }]);
    await shop.query("update model_aliases set model_version_id = 'blend-1' where alias = 'live'");
    await expect.poll(read, SOON).toEqual([
      {
        serving: "als-1",
        refused_id: "blend-1",
        refused_reason: expect.stringContaining("changed or damaged"),
      },
    ]);
  });
});
