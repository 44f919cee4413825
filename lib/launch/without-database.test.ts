import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { getPool } from "@/lib/platform/db/client";
import { isUnavailable } from "@/lib/platform/db/unavailable";
import { withOwnServer } from "@/lib/platform/postgres/testing/own-server";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { closeEngine, getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import { searchForShopper } from "@/lib/recommender/serving/search";
import { getCart } from "@/lib/shop/cart/queries";
import { addToCart } from "@/lib/shop/cart/commands";
import { listProducts } from "@/lib/shop/catalog/list-products";
import { EVERYTHING } from "@/lib/shop/catalog/listing";
import { getCategoryPage, getProductPage } from "@/lib/shop/catalog/queries";
import { suggest } from "@/lib/shop/catalog/suggest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { recordInteractions } from "@/lib/shop/interactions/record";
import { closeShopperNews } from "@/lib/shop/shoppers/shopper-news";
import { checkReadiness } from "./readiness";

/** What a page may take at most, however the database is away. */
/** Nobody is to wait for more than a second (`npm run verify -- database-away`); other tests take part of the machine here. */
const PATIENCE_MS = 4_000;
const RECOVERY_MS = 5_000;

const server = withOwnServer();
let product = "";

beforeAll(async () => {
  const { productIds } = await fillCatalog(getPool("work"));
  product = toPublicProductId(productIds[0] ?? 0);
  await getEngine().catalog();
  await getEngine().refresh();
});
afterAll(() => {
  closeEngine();
  closeShopperNews();
});

const find = (query: string, shopperId = randomId()) =>
  searchForShopper({ shopperId, device: "desktop", forced: null, query, limit: 5, offset: 0 });

/** What only looks, and how much it has to find. */
const READS: Record<string, () => Promise<number>> = {
  async recommend() {
    const placements = [{ placement: "home.for-you" as const, k: 5 }];
    return (await recommend({ shopperId: randomId(), placements })).lists[0]?.items.length ?? 0;
  },
  async similar() {
    const placements = [{ placement: "product.similar" as const, k: 5, product }];
    return (await recommend({ shopperId: randomId(), placements })).lists[0]?.items.length ?? 0;
  },
  search: async () => (await find("product")).total,
  suggestions: async () => (await suggest("product")).products.length,
  "product page": async () => ((await getProductPage("product-17")) ? 5 : 0),
  "category page": async () => ((await getCategoryPage("root-0"))?.children.length ?? 0) * 3,
  "category listing": async () => (await listProducts("root-0", { ...EVERYTHING, sort: "newest" })).total,
  ready: async () => ((await checkReadiness()).ready ? 5 : 0),
};

const view = () => ({ id: uuidv7(), kind: "view" as const, product, at: new Date().toISOString() });
const recordView = (shopper = randomId()) => recordInteractions(shopper, [view()], { trusted: true });

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await run();
  expect([what, performance.now() - began < PATIENCE_MS]).toEqual([what, true]);
  return answer;
}

async function expectFound(what: string, read: () => Promise<number>): Promise<void> {
  expect([what, (await timed(what, read)) >= 5]).toEqual([what, true]);
}

/** What cannot be done for want of the database, and not for another reason. */
async function expectRefusal(what: string, write: () => Promise<unknown>): Promise<void> {
  const refusal = await timed(what, () => write().catch((error: unknown) => error));
  expect([what, isUnavailable(refusal)]).toEqual([what, true]);
}

/** Everything at once, as visitors come, and then once more when it is known. */
async function expectWithout(): Promise<void> {
  for (const _ of ["at first", "by now"]) {
    const input = { product: Number(product.slice(4)), quantity: 1, interaction: uuidv7() };
    await Promise.all([
      ...Object.entries(READS).map(([what, read]) => expectFound(what, read)),
      expectRefusal("an event", () => recordView()),
      expectRefusal("a cart", () => addToCart(randomId(), input)),
    ]);
  }
  expect(await checkReadiness()).toMatchObject({ database: "away", degraded: ["database-away"] });
}

async function expectRecovered(): Promise<void> {
  const shopper = randomId();
  const options = { timeout: RECOVERY_MS, interval: 100 };
  const accepted = () =>
    recordView(shopper).then(
      (result) => result.accepted,
      () => 0,
    );
  await expect.poll(accepted, options).toBe(1);
  await expect.poll(async () => (await getCart(shopper)).count, options).toBe(0);
  await expect.poll(() => find("product 17", shopper), options).toMatchObject({ rung: "live", total: 1 });
  expect(await checkReadiness()).toMatchObject({ database: "ok", degraded: [] });
}

describe("without a database", () => {
  // A test that fails must not take the others with it.
  afterEach(() => server.thaw());

  it("whatever only looks answers, whatever writes is refused, and nobody waits: frozen", async () => {
    server.freeze();
    await expectWithout();
    server.thaw();
    await expectRecovered();
  });

  it("stopped", async () => {
    await server.stop();
    await expectWithout();
    await server.start();
    await expectRecovered();
  });

  it("nobody waits for connections that do not come about, and those that are answered go on", async () => {
    const client = await getPool().connect();
    const isOver = new AbortController();
    const talking = (async () => {
      for (let said = 0; ; said++) {
        await client.query("select 1");
        if (isOver.signal.aborted) return said;
      }
    })();
    try {
      server.freeze("postmaster");
      const waiting = Array.from({ length: 20 }, (_, i) =>
        timed(`connection ${i}`, () =>
          getPool()
            .query("select 1")
            .catch((error: unknown) => error),
        ),
      );
      await Promise.all(waiting);
      for (const [what, read] of Object.entries(READS)) await expectFound(what, read);
      isOver.abort();
      expect(await talking).toBeGreaterThan(0);
    } finally {
      isOver.abort();
      await talking.catch(() => {});
      client.release();
      server.thaw();
    }
    await expectRecovered();
  });
});
