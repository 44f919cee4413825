import { describe, expect, it } from "vitest";
import { getEnv } from "@/lib/platform/env";
import { call } from "@/lib/recommender/serving/testing/call";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { closeEngine } from "@/lib/recommender/serving/engine";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { POST as record } from "../interactions/route";
import { GET as getMetrics } from "../metrics/route";
import { GET as recommend } from "../recommend/route";
import { GET as search } from "../search/route";
import { GET as live } from "./live/route";
import { GET as ready } from "./ready/route";

const shop = withTestShop();

describe("health", () => {
  it("says what is there", async () => {
    expect((await call(live, "/")).body).toEqual({ status: "ok" });
    const { status, body } = await call(ready, "/", { key: getEnv().METRICS_TOKEN });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ready: true,
      degraded: [],
      database: "ok",
      migration: expect.stringMatching(/^0\d+_/),
      catalogue: { loaded: true, products: 60 },
      model: { serving: null, refused: null },
    });
  });

  it("tells strangers no more than yes or no", async () => {
    for (const options of [{}, { key: "wrong" }, { headers: { cookie: "next-auth.session-token=forged" } }])
      expect(await call(ready, "/", options)).toMatchObject({ status: 200, body: { ready: true } });
    expect(Object.keys((await call(ready, "/", { key: "wrong" })).body)).toEqual(["ready"]);
  });

  it("is alive and ready with the database away, and says to whom may know what is amiss", async () => {
    await shop.setDatabase("away");
    expect((await call(live, "/")).status).toBe(200);
    expect(await call(ready, "/")).toMatchObject({ status: 200, body: { ready: true } });
    const { body } = await call(ready, "/", { key: getEnv().METRICS_TOKEN });
    expect(body).toMatchObject({ ready: true, database: "away", degraded: ["database-away"] });
    const found = await call(search, "/api/search?q=product+12");
    expect(found).toMatchObject({ status: 200, body: { rung: "static", total: 1 } });
    const at = new Date().toISOString();
    const view = { id: uuidv7(), kind: "view", product: shop.productsOf(0)[0], at };
    const refused = await call(record, "/", { shopper: randomId(), body: { interactions: [view] } });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    await shop.setDatabase("back");
    const after = await call(ready, "/", { key: getEnv().METRICS_TOKEN });
    expect(after).toMatchObject({ status: 200, body: { ready: true, degraded: [] } });
  });

  it("is not ready without a catalogue", async () => {
    await shop.setDatabase("away");
    closeEngine();
    expect(await call(ready, "/")).toMatchObject({ status: 503, body: { ready: false } });
    await shop.setDatabase("back");
    await expect.poll(async () => (await call(ready, "/")).status, { timeout: 10_000 }).toBe(200);
  });
});

describe("metrics", () => {
  it("count, for whoever has the token", async () => {
    await call(recommend, "/api/recommend?placement=home.new");
    expect((await call(getMetrics, "/")).status).toBe(401);
    expect((await call(getMetrics, "/", { key: "wrong" })).status).toBe(401);
    const { status, body } = await call(getMetrics, "/", { key: getEnv().METRICS_TOKEN });
    expect(status).toBe(200);
    expect(body.text).toMatch(/aisle_lists_served_total\{placement="home.new",rung="live"\} 1/);
    expect(body.text).toMatch(/aisle_recommend_seconds_count\{failed="false"\} 2/);
    expect(body.text).toMatch(/aisle_catalog_products 60/);
    expect(body.text).toMatch(/aisle_db_connections\{purpose="request",state="idle"\} \d/);
  });
});

describe("GET /api/search", () => {
  it("finds, forgives spelling and names bad fields", async () => {
    const { body } = await call(search, "/api/search?q=product+12&limit=5");
    expect(body).toMatchObject({ query: "product 12", total: 1, misspelt: false });
    expect((await call(search, "/api/search?q=prodduct&limit=5")).body).toMatchObject({ misspelt: true });
    expect((await call(search, "/api/search")).status).toBe(400);
    expect((await call(search, "/api/search?q=a&limit=0")).status).toBe(400);
    expect((await call(search, "/api/search?q=%00")).status).toBe(400);
  });
});
