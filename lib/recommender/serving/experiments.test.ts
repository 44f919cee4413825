import { beforeAll, describe, expect, it } from "vitest";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { recordInteractions } from "@/lib/shop/interactions/record";
import { type ServedList, signListToken, verifyListToken } from "@/lib/shop/interactions/list-token";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { addExperiment, startExperiment, stopExperiment } from "@/lib/recommender/experiments/commands";
import { refreshPlan } from "@/lib/recommender/experiments/live-plan";
import { promoteModel } from "@/lib/recommender/models/commands";
import { countExperiment } from "@/lib/recommender/readouts/read-sums";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import { closeEngine, getEngine } from "./engine";
import { recommend } from "./recommend";
import { withTestShop } from "./testing/test-shop";
import { trainTestModel } from "./testing/train-test-model";

const shop = withTestShop();
const SOON = { timeout: 5_000, interval: 50 };
const admin: Viewer = { userId: uuidv7(), email: "a@example.org", name: "A", role: "admin" };
const definition = {
  hypothesis: "The blend is clicked more.",
  placements: ["home.for-you"],
  metric: "click-rate",
  variants: [
    { key: "usual", name: "Usual", share: 0.5 },
    { key: "blend", name: "Blend", share: 0.5, model: "blend-1" },
  ],
};
const shoppers = Array.from({ length: 40 }, () => randomId());

beforeAll(async () => {
  await trainTestModel(shop, "als-1", "als");
  await trainTestModel(shop, "blend-1", "blend");
  await promoteModel("als-1", { process: "test" });
  for (const [place, shopper] of shoppers.entries())
    await shop.act(shopper, "view", shop.productsOf(place % 6).slice(0, 2));
  await addExperiment({ id: "models", definition }, admin);
  await startExperiment("models", admin);
  await refreshPlan();
  await getEngine().refresh();
});

async function tokenFor(shopperId: string): Promise<string> {
  const { lists } = await recommend({ shopperId, placements: [{ placement: "home.for-you", k: 6 }] });
  return lists[0]?.token ?? "";
}

function read(token: string): ServedList {
  const found = verifyListToken(token, Date.now());
  if (!found.ok) throw new Error(found.error);
  return found.list;
}

/** What a shopper's list says of itself: its variant, and the model that answered. */
async function toldTo(shopper: string): Promise<string> {
  const { experiment, variant, model } = read(await tokenFor(shopper));
  return `${experiment} ${variant} ${model}`;
}
const told = async () => new Set(await Promise.all(shoppers.map(toldTo)));
const see = (shopper: string, list: string) => {
  const at = new Date().toISOString();
  return recordInteractions(shopper, [{ id: uuidv7(), kind: "impression", at, list }], {});
};
const exposed = async () => {
  const { variants, crossed } = await countExperiment(
    { id: "models", definition: definitionSchema.parse(definition) },
    Date.now() + 60_000,
  );
  return { crossed, shoppers: Object.fromEntries(variants.map(({ variant, n }) => [variant, n])) };
};

describe("an experiment of two models", () => {
  it("has each shopper's lists made by the model of their variant, and the token says so", async () => {
    await expect.poll(told, SOON).toEqual(new Set(["models usual als-1", "models blend blend-1"]));
    const twice = [await toldTo(shoppers[0] ?? ""), await toldTo(shoppers[0] ?? "")];
    expect(new Set(twice).size).toBe(1);
  });

  it("counts a shopper once, however often a token comes back, and none for a token that was changed", async () => {
    const tokens = await Promise.all(shoppers.slice(0, 10).map(tokenFor));
    const variants = tokens.map((token) => read(token).variant);
    const expected = {
      usual: variants.filter((variant) => variant === "usual").length,
      blend: variants.filter((variant) => variant === "blend").length,
    };
    for (const [i, token] of tokens.entries()) {
      const shopper = shoppers[i] ?? "";
      expect(await see(shopper, token)).toMatchObject({ accepted: 1 });
      expect(await see(shopper, token)).toMatchObject({ accepted: 0, duplicates: 1 });
    }
    expect(await exposed()).toEqual({ crossed: 0, shoppers: expected });

    const [own, stolen] = [shoppers[11] ?? "", tokens[0] ?? ""];
    const list = read(await tokenFor(own));
    const other = list.variant === "usual" ? "blend" : "usual";
    const forged = signListToken({ ...list, variant: other }, "x".repeat(43));
    const [payload = ""] = forged.split(".");
    const [, mac = ""] = (await tokenFor(own)).split(".");
    for (const bad of [forged, `${payload}.${mac}`])
      expect((await see(own, bad)).rejected).toEqual([expect.objectContaining({ index: 0 })]);
    // Somebody else's list is nobody's exposure.
    expect((await see(own, stolen)).accepted).toBe(0);
    expect(await exposed()).toEqual({ crossed: 0, shoppers: expected });
  });

  it("is answered for by the live model where a variant's is gone, and the list says who answered", async () => {
    await shop.query("delete from model_artifacts where model_version_id = 'blend-1'");
    // What is in memory serves on; a process that starts now finds nothing.
    expect(await told()).toEqual(new Set(["models usual als-1", "models blend blend-1"]));
    await closeEngine();
    await getEngine().refresh();
    await expect.poll(told, SOON).toEqual(new Set(["models usual als-1", "models blend als-1"]));
  });

  it("lets go of everybody when it is stopped", async () => {
    await stopExperiment("models", admin);
    await expect.poll(told, SOON).toEqual(new Set(["null null als-1"]));
  });
});
