import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { addStrategy, serveStrategy } from "@/lib/recommender/strategies/commands";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { closeEngine, getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import { verifyListToken } from "@/lib/shop/interactions/list-token";
import { writeEvents } from "@/lib/shop/interactions/write-events";
import { createRng } from "@/ml/index";
import { whatIf } from "./what-if";

const database = withTestDatabase();
const admin: Viewer = { userId: uuidv7(), email: "a@example.org", name: "A", role: "admin" };
const { version: _, ...newest } = shippedStrategy("home.new");
const NOW = Date.now();
const DAY = 86_400_000;
const LISTS = 1_500;
/** How often each product is clicked where it stands, by its number from 1; the first is the newest. */
const APPEAL = [0, 0.3, 0.05, 0.15, 0.4, 0.1, 0.1];

/** The newest three products, of which one place in two lists goes to another. */
const exploring = { ...newest, name: "exploring-new", rerank: null, exploration: 0.5 };
/** One product a brand: the first, the second and the fourth. */
const mixed = {
  ...newest,
  name: "mixed-new",
  version: 1,
  rerank: { diversity: 0, brandShare: 0.3, categoryShare: 1 },
};

beforeAll(async () => {
  const pool = database.pool();
  const { id: categoryId } = await addCategory(pool, { slug: "c", name: "C" });
  const brands = ["X", "Y", "X", "Z", "V", "W"];
  await addProducts(
    pool,
    brands.map((brand, i) => ({ sku: `P${i + 1}`, name: `P${i + 1}`, brand, categoryId, stock: 5 })),
  );
  await pool.query("update products set created_at = now() - id * interval '30 days'");
  await addStrategy({ strategy: exploring, note: "" }, admin);
  await serveStrategy({ placement: "home.new", id: "exploring-new@1", expected: "new@1" }, admin);
  await getEngine().refresh();
  await getEngine().catalog();
  const rng = createRng(7);
  for (let i = 0; i < LISTS; i++) {
    const at = NOW - (i % 10) * DAY;
    const shopperId = randomId();
    const { lists } = await recommend({ shopperId, placements: [{ placement: "home.new", k: 3 }] }, at);
    const read = verifyListToken(lists[0]?.token ?? "", at);
    if (!read.ok) throw new Error("The list has no token.");
    const clicks = read.list.items.flatMap((productId, position) =>
      rng.uniform() < (APPEAL[productId] ?? 0)
        ? [{ id: uuidv7(), listId: read.list.id, productId, position, at, clientAt: null }]
        : [],
    );
    await writeEvents(getDb(), { facts: [], impressions: [{ list: read.list, shopperId, at }], clicks });
  }
}, 120_000);
afterAll(() => closeEngine());

describe("what a strategy that is not live would be clicked", () => {
  it("is told from lists that explored, as near to the truth as its interval says", async () => {
    const found = await whatIf({ strategy: mixed, model: null, days: 28, now: NOW + 1 }, admin);
    expect(found).toMatchObject({ lists: LISTS, shoppers: LISTS, problem: null, reproduced: 1 });
    const truth = (APPEAL[1] ?? 0) + (APPEAL[2] ?? 0) + (APPEAL[4] ?? 0);
    // An interval of 95 % misses the truth once in twenty times; one of four standard errors never does.
    for (const { value, low, high } of Object.values(found.estimates)) {
      const standardError = ((high ?? NaN) - (low ?? NaN)) / (2 * 1.96);
      expect(Math.abs((value ?? NaN) - truth)).toBeLessThan(4 * standardError);
      expect(standardError).toBeLessThan(0.1);
    }
    // Better than what was shown, which is known without a replay.
    expect(found.estimates.dr.low).toBeGreaterThan(found.logged ?? Infinity);
  });

  it("is refused where what it would show was never shown, and where lists stand on a product's page", async () => {
    const oldest = {
      ...mixed,
      sources: [{ source: "again" as const, weight: 1 }],
      fill: [],
      history: "required" as const,
      otherwise: "nothing" as const,
    };
    const found = await whatIf({ strategy: oldest, model: null, days: 28, now: NOW + 1 }, admin);
    expect(found.problem).toMatch(/nothing can be said|never shown/);
    expect(found.estimates.dr.value).toBeNull();
    const similar = { strategy: shippedStrategy("product.similar"), model: null, days: 28, now: NOW };
    await expect(whatIf(similar, admin)).rejects.toMatchObject({ code: "conflict" });
    await expect(whatIf(similar, null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
