import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeEnvironment, getLauncherEnv } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { settleKeeping, startKeeping, stopKeeping } from "@/lib/platform/keeping";
import { closeShopperNews } from "@/lib/shop/shoppers/shopper-news";
import { catalogRecalledFrom, getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { addRule } from "@/lib/recommender/rules/commands";
import { addStrategy, serveStrategy } from "@/lib/recommender/strategies/commands";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import { getSettings, SETTINGS_KEY } from "@/lib/shop/settings/live-settings";
import { closeEngine, getEngine } from "./engine";
import { recommend } from "./recommend";
import { searchForShopper } from "./search";
import { withTestShop } from "./testing/test-shop";
import { trainTestModel } from "./testing/train-test-model";

/** A process that begins while the database is away, on what the one before has kept in the data folder. */

const shop = withTestShop();
const RECOVERY = { timeout: 10_000, interval: 50 };
let folder: string;
const before = getLauncherEnv().AISLE_DATA;

const EVERYWHERE = {
  placements: [],
  category: null,
  shoppers: "all" as const,
  device: "all" as const,
  likes: null,
};

/** As when the process ends and another begins. */
function beginAnew(): void {
  closeEngine();
  closeShopperNews();
}

async function popular() {
  const { lists } = await recommend({
    shopperId: randomId(),
    placements: [{ placement: "home.trending", k: 60 }],
  });
  return (lists[0]?.items ?? []).map(({ product }) => ({ id: product.id, brand: product.brand }));
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-kept-shop-"));
  completeEnvironment({ AISLE_DATA: folder });
  startKeeping();
  await shop.query("insert into settings (key, value) values ($1, $2)", [
    SETTINGS_KEY,
    JSON.stringify({ name: "Corner shop" }),
  ]);
  await shop.query(
    `insert into search_synonyms (id, terms, finds, created_by) values ($1, '{gadget}', '{product}', 'test')`,
    [randomId()],
  );
  const why = { name: "No brand 3", owner: "test", reason: "For a test.", priority: 50, scope: EVERYWHERE };
  const definition = { ...why, action: { kind: "exclude" as const, where: 'brand = "Brand 3"' } };
  await addRule({ definition, startsAt: null, endsAt: null }, { process: "test" });
  const shipped = shippedStrategy("home.new");
  const { version: _version, ...own } = shipped;
  const id = await addStrategy({ strategy: { ...own, name: "own-new" }, note: "" }, { process: "test" });
  const expected = strategyName(shipped);
  await serveStrategy({ placement: "home.new", id, expected }, { process: "test" });
  await trainTestModel(shop, "als-1", "als");
  beginAnew();
  await getSettings();
  await getEngine().catalog();
  await getEngine().refresh();
  await settleKeeping();
});
afterAll(() => {
  stopKeeping();
  completeEnvironment({ AISLE_DATA: before });
  fs.rmSync(folder, { recursive: true });
});

const fileOf = (name: string) => {
  const [database = ""] = fs.readdirSync(path.join(folder, "kept"));
  return path.join(folder, "kept", database, name);
};

describe("a process that begins without a database", () => {
  it("serves catalogue, model, trends, words and settings as they were kept, and catches up by itself", async () => {
    const was = { trending: await popular(), products: [...(await getLiveCatalog()).byId.values()] };
    await shop.setDatabase("away");
    beginAnew();
    expect([...(await getLiveCatalog()).byId.values()]).toEqual(was.products);
    expect(catalogRecalledFrom()).toBeInstanceOf(Date);
    expect((await getSettings()).name).toBe("Corner shop");
    await expect.poll(() => getEngine().isWarm).toBe(true);
    expect(getEngine().modelState).toMatchObject({ serving: "als-1", refused: null });
    expect(await popular()).toEqual(was.trending);
    const placements = [{ placement: "home.new" as const, k: 5 }];
    const { lists } = await recommend({ shopperId: randomId(), placements });
    expect(lists[0]?.strategy).toBe("own-new@1");
    expect(was.trending.map(({ brand }) => brand)).not.toContain("Brand 3");
    expect(was.trending.length).toBeGreaterThan(20);
    const asked = { shopperId: null, device: "desktop" as const, forced: null, limit: 5, offset: 0 };
    expect(await searchForShopper({ ...asked, query: "gadget" })).toMatchObject({
      rung: "static",
      total: 51,
    });

    await shop.setDatabase("back");
    await shop.query("update products set name = 'Renamed' where sku = 'SKU-1'");
    await expect
      .poll(async () => (await getLiveCatalog()).bySku.get("SKU-1")?.name, RECOVERY)
      .toBe("Renamed");
    expect(catalogRecalledFrom()).toBeNull();
    await trainTestModel(shop, "als-2", "als");
    await expect.poll(() => getEngine().modelState.serving, RECOVERY).toBe("als-2");
  });

  it("serves what it has of what was kept: a damaged model costs the model", async () => {
    await settleKeeping();
    const model = fs.readFileSync(fileOf("model"));
    model[model.length - 100] = (model[model.length - 100] ?? 0) ^ 1;
    fs.writeFileSync(fileOf("model"), model);
    await shop.setDatabase("away");
    beginAnew();
    expect((await getLiveCatalog()).bySku.get("SKU-1")?.name).toBe("Renamed");
    await expect.poll(() => getEngine().isWarm).toBe(true);
    expect(getEngine().modelState.serving).toBeNull();
    expect((await popular()).length).toBeGreaterThan(20);
    await shop.setDatabase("back");
    await expect.poll(() => getEngine().modelState.serving, RECOVERY).toBe("als-2");
  });

  it("serves no model that was taken back", async () => {
    await settleKeeping();
    expect(fs.existsSync(fileOf("model"))).toBe(true);
    await shop.query("delete from model_aliases");
    await getEngine().refresh();
    await expect.poll(() => fs.existsSync(fileOf("model")), RECOVERY).toBe(false);
  });
});
