import { afterAll, beforeAll, describe, expect, it } from "vitest";
import fs from "node:fs";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { closeKeys } from "@/lib/shop/auth/key-keeper";
import { closeSender } from "@/lib/jobs/queue";
import { getEngine } from "@/lib/recommender/serving/engine";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { trainTestModel } from "@/lib/recommender/serving/testing/train-test-model";
import { randomId } from "@/lib/platform/ids";
import * as interaction from "./interaction/route";
import * as recommend from "./recommend/[shopper]/route";
import * as recommendations from "./recommendations/[user]/route";
import * as search from "./search/route";
import * as v1Recommend from "./v1/recommend/[user]/route";
import * as predict from "./v1/recs/predict/route";
import * as status from "./v1/recs/status/[id]/route";
import * as train from "./v1/recs/train/route";
import * as similar from "./v1/similar_items/[item]/route";
import * as profile from "./v1/user_profile/[user]/route";

const shop = withTestShop();
let key: string;
beforeAll(async () => {
  await trainTestModel(shop, "plain", "blend");
  await getEngine().refresh();
  key = await createApiKey("Hand-made", [
    ...(["interactions:write", "recommend:read", "profile:read", "jobs:read", "jobs:write"] as const),
  ]);
});
afterAll(async () => {
  closeKeys();
  await closeSender();
});

interface Recommended {
  product_id: string;
  product_name: string;
  category: string;
  price: number;
  confidence_score: number;
  cf_score: number | null;
  mf_score: number | null;
}
const itemsOf = (body: Record<string, unknown>) => body.recommendations as Recommended[];
const post = (body: object, options: CallOptions = { key }) =>
  call(interaction.POST, "/api/interaction", { body, ...options });
const ask = (user: string, count = 10) =>
  call(recommendations.GET, `/api/recommendations/x?count=${count}`, { key, params: { user } });

async function someone(): Promise<string> {
  const user = `user-${randomId()}`;
  for (const product_id of shop.productsOf(1).slice(0, 4)) {
    const sent = await post({ user_id: user, product_id, interaction_type: "purchase" });
    expect(sent.status).toBe(201);
  }
  return user;
}

describe("the plain interface", () => {
  it("recommends what the shop does, in flat words, with the scores of its models", async () => {
    const user = await someone();
    const { status, body } = await ask(user);
    expect([status, body.user_id, body.count]).toEqual([200, user, 10]);
    const plain = itemsOf(body);
    const full = await call(recommend.GET, "/api/recommend/x?placement=home.for-you&k=10", {
      key,
      params: { shopper: user },
    });
    const [list] = full.body.lists as {
      items: { product: { sku: string; price: { amount: number } } }[];
    }[];
    expect(plain.map(({ product_id }) => product_id)).toEqual(list?.items.map(({ product }) => product.sku));
    for (const [place, one] of plain.entries()) {
      for (const score of [one.confidence_score, one.cf_score, one.mf_score]) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
      expect(one.price * 100).toBeCloseTo(list?.items[place]?.product.price.amount ?? 0);
    }
    expect(plain.some(({ cf_score }) => (cf_score ?? 0) > 0)).toBe(true);
    expect(plain.some(({ mf_score }) => (mf_score ?? 0) > 0)).toBe(true);
    for (const handler of [v1Recommend.GET]) {
      const other = await call(handler, "/?k=10", { key, params: { user } });
      expect(itemsOf(other.body)).toEqual(plain);
    }
    for (const named of [{ user_id: user }, { userId: user }, { "user id": user }]) {
      const other = await call(predict.POST, "/", { key, body: { ...named, k: 10 } });
      expect(itemsOf(other.body)).toEqual(plain);
    }
  });

  it("takes somebody unknown for new, and numbers for ids", async () => {
    const { status, body } = await ask(`nobody-${randomId()}`, 5);
    expect([status, itemsOf(body).length]).toEqual([200, 5]);
    expect(itemsOf(body).every(({ cf_score }) => cf_score === null)).toBe(true);
    const sent = await post({ user_id: 77, product_id: "SKU-1", interaction_type: "add_to_cart" });
    expect(sent.body).toEqual({
      status: "recorded",
      user_id: "77",
      product_id: "SKU-1",
      interaction_type: "cart",
    });
    const known = await call(profile.GET, "/", { key, params: { user: "77" } });
    expect(known.body.history).toMatchObject([{ product_id: "SKU-1", interaction_type: "cart" }]);
    const stranger = await call(profile.GET, "/", { key, params: { user: `nobody-${randomId()}` } });
    expect(stranger.body).toMatchObject({ history: [], preferences: {}, embedding: null });
  });

  it("keeps a rating beside what else was done, and repeats count once", async () => {
    const user = `rater-${randomId()}`;
    const rated = { user_id: user, product_id: "SKU-2", interaction_type: "purchase", rating: 4, id: "o-1" };
    const at = new Date().toISOString();
    expect((await post({ ...rated, timestamp: at })).body).toMatchObject({ status: "recorded" });
    expect((await post({ ...rated, timestamp: at })).body).toMatchObject({ status: "duplicate" });
    const { body } = await call(profile.GET, "/", { key, params: { user } });
    const history = body.history as { interaction_type: string; rating: number | null }[];
    expect(history.map(({ interaction_type, rating }) => [interaction_type, rating]).sort()).toEqual([
      ["purchase", null],
      ["rating", 4],
    ]);
    expect(body.embedding).not.toBeNull();
    expect(Object.values(body.preferences as Record<string, number>)).toEqual([1]);
  });

  it.each([
    [{ product_id: "SKU-1" }, 400],
    [{ user_id: "u", product_id: "SKU-1", interaction_type: "wink" }, 400],
    [{ user_id: "u", product_id: "SKU-1", interaction_type: "rating" }, 400],
    [{ user_id: "u", product_id: "SKU-1", interaction_type: "rating", rating: 6 }, 400],
    [{ user_id: "u", product_id: "gone" }, 404],
    [{ user_id: "u", product_id: "SKU-1", timestamp: "2011-01-01T00:00:00Z" }, 400],
  ])("says what is wrong with an interaction: case %#", async (body, expected) => {
    expect((await post(body)).status).toBe(expected);
  });

  it("answers what is similar, and a search by how much somebody wants it", async () => {
    const alike = await call(similar.GET, "/?k=4", { key, params: { item: "SKU-1" } });
    expect((alike.body.similar_items as object[]).length).toBe(4);
    expect((await call(similar.GET, "/", { key, params: { item: "gone" } })).status).toBe(404);
    const user = await someone();
    const found = await call(search.GET, `/api/search?q=product&user_id=${user}`, { key });
    const scores = (found.body.products as { personalization_score: number }[]).map(
      (product) => product.personalization_score,
    );
    expect(scores.length).toBeGreaterThan(0);
    expect(Math.max(...scores)).toBeGreaterThan(0);
    const plain = await call(search.GET, "/api/search?q=product", {});
    expect((plain.body.products as object[]).some((one) => "personalization_score" in one)).toBe(false);
  });

  it("trains, and says how far that is", async () => {
    const begun = await call(train.POST, "/", { key, method: "POST" });
    expect([begun.status, begun.body.status]).toEqual([202, "queued"]);
    const params = { id: String(begun.body.job_id) };
    const watched = await call(status.GET, "/", { key, params });
    expect(watched.body).toMatchObject({ job_id: params.id, status: "queued", progress: 0 });
  });

  it("needs the right key", async () => {
    const other = await createApiKey("Other", ["catalog:read"]);
    const asked = async (as: CallOptions) => [
      (await call(recommendations.GET, "/", { ...as, params: { user: "u" } })).status,
      (await call(profile.GET, "/", { ...as, params: { user: "u" } })).status,
      (await post({ user_id: "u", product_id: "SKU-1" }, as)).status,
    ];
    expect(await asked({ key: other })).toEqual([403, 403, 403]);
    expect(await asked({ key: `${other}x` })).toEqual([401, 401, 401]);
    expect(await asked({ shopper: randomId() })).toEqual([404, 404, 401]);
    expect((await call(predict.POST, "/", { key: other, body: { user_id: "u" } })).status).toBe(403);
    expect((await call(train.POST, "/", { key: other, method: "POST" })).status).toBe(403);
  });
});

describe("docs/plain-interface.md", () => {
  const text = fs.readFileSync("docs/plain-interface.md", "utf8");
  const examples = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = ""]) => code.trim());
  const handlers: readonly [
    RegExp,
    (path: string[]) => [typeof recommendations.GET, Record<string, string>],
  ][] = [
    [/^\/api\/recommendations\/([^/]+)$/, ([user = ""]) => [recommendations.GET, { user }]],
    [/^\/api\/interaction$/, () => [interaction.POST, {}]],
    [/^\/api\/search$/, () => [search.GET, {}]],
    [/^\/api\/v1\/recs\/predict$/, () => [predict.POST, {}]],
    [/^\/api\/v1\/recs\/train$/, () => [train.POST, {}]],
    [/^\/api\/v1\/recs\/status\/([^/]+)$/, ([id = ""]) => [status.GET, { id }]],
    [/^\/api\/v1\/recommend\/([^/]+)$/, ([user = ""]) => [v1Recommend.GET, { user }]],
    [/^\/api\/v1\/similar_items\/([^/]+)$/, ([item = ""]) => [similar.GET, { item }]],
    [/^\/api\/v1\/user_profile\/([^/]+)$/, ([user = ""]) => [profile.GET, { user }]],
  ];
  const curls = examples.filter((code) => code.startsWith("curl"));

  it("has an example of every call", () => {
    for (const [pattern] of handlers) {
      const paths = curls.map((code) => /\$SHOP(\/[^"?]*)/.exec(code)?.[1] ?? "");
      expect(paths.filter((path) => pattern.test(path)).length, String(pattern)).toBeGreaterThan(0);
    }
  });

  it.each(curls)("is true: %s", async (code) => {
    const url = /\$SHOP(\/[^"]*)"/.exec(code)?.[1] ?? "";
    const body = /-d '([^']*)'/.exec(code)?.[1];
    const method = /-X POST/.test(code) || body !== undefined ? "POST" : "GET";
    const [pathname = ""] = url.split("?");
    const found = handlers.find(([pattern]) => pattern.test(pathname));
    if (!found) throw new Error(`No handler is known for ${url}.`);
    const [pattern, toHandler] = found;
    const [handler, params] = toHandler((pattern.exec(pathname) ?? []).slice(1));
    if ("id" in params) {
      const begun = await call(train.POST, "/", { key, method: "POST" });
      params.id = String(begun.body.job_id);
    }
    const answer = await call(handler, url, { key, method, body, params });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  });
});
