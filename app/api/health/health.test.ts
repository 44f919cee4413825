import { describe, expect, it } from "vitest";
import { getEnv } from "@/lib/platform/env";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { GET as getMetrics } from "../metrics/route";
import { GET as recommend } from "../recommend/route";
import { GET as search } from "../search/route";
import { GET as live } from "./live/route";
import { GET as ready } from "./ready/route";

const shop = withTestShop();

describe("health", () => {
  it("says what is there", async () => {
    expect((await call(live, "/")).body).toEqual({ status: "ok" });
    const { status, body } = await call(ready, "/");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ready: true,
      database: "ok",
      migration: expect.stringMatching(/^0\d+_/),
      catalogue: { loaded: true, products: 60 },
      model: { serving: null, refused: null },
    });
  });

  it("is alive but not ready with the database away", async () => {
    await shop.setDatabase("away");
    expect((await call(live, "/")).status).toBe(200);
    expect(await call(ready, "/")).toMatchObject({ status: 503, body: { ready: false, database: "away" } });
    expect((await call(search, "/api/search?q=product")).status).toBe(503);
    await shop.setDatabase("back");
    expect((await call(ready, "/")).status).toBe(200);
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
    expect(body.text).toMatch(/aisle_recommend_seconds_count\{failed="false"\} 1/);
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
