import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { GET as recommend } from "../recommend/route";
import { POST } from "./route";

const shop = withTestShop();
const URL = "/api/interactions";

const view = (extra: object = {}) => ({
  id: uuidv7(),
  kind: "view",
  product: "SKU-1",
  at: new Date().toISOString(),
  ...extra,
});
const post = (interactions: unknown, options: CallOptions = {}) =>
  call(POST, URL, { body: { interactions }, ...options });
const fieldsOf = (body: Record<string, unknown>) =>
  (body.errors as { path: string }[] | undefined)?.map((error) => error.path) ?? [];

async function stored(shopper: string): Promise<number> {
  const [row] = await shop.query<{ n: number }>(
    "select count(*)::int as n from interactions where shopper_id = $1",
    [shopper],
  );
  return row?.n ?? 0;
}

describe("POST /api/interactions", () => {
  it("records for the shopper of the cookie, each id once", async () => {
    const shopper = randomId();
    const batch = [view(), view({ kind: "like" }), view({ product: "gone" })];
    const { status, body, headers } = await post(batch, { shopper });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      accepted: 2,
      duplicates: 0,
      rejected: [{ index: 2, code: "unknown_product" }],
    });
    expect(headers.get("set-cookie")).toBeNull();
    expect((await post(batch, { shopper })).body).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await stored(shopper)).toBe(2);
  });

  it("gives a first-time sender a cookie and records under it", async () => {
    const { headers } = await post([view()]);
    const shopper = /aisle_shopper=([^;]+)/.exec(headers.get("set-cookie") ?? "")?.[1] ?? "";
    expect(await stored(shopper)).toBe(1);
  });

  it.each([
    ["malformed JSON", "{", {}, 400],
    ["another type", "{}", { "content-type": "text/plain" }, 415],
    ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["5 MB", JSON.stringify({ interactions: "x".repeat(5_000_000) }), {}, 413],
    ["another site", "{}", { "sec-fetch-site": "cross-site" }, 403],
    ["no list", "{}", {}, 400],
  ])("refuses %s", async (_, body, headers, expected) => {
    const { status, body: problem } = await call(POST, URL, { body, headers });
    expect(status).toBe(expected);
    expect(problem.status).toBe(expected);
  });

  it.each([
    [[], "interactions"],
    [Array.from({ length: 101 }, () => view()), "interactions"],
    [[view({ id: "1" })], "interactions.0.id"],
    [[view(), view({ product: "a\u0000b" })], "interactions.1.product"],
    [[view({ product: 7 })], "interactions.0.product"],
    [[view({ at: "yesterday" })], "interactions.0.at"],
    [[view({ at: "2026-01-01T00:00:00" })], "interactions.0.at"],
    [[view({ kind: "stare" })], "interactions.0.kind"],
    [[view({ kind: "click" })], "interactions.0.list"],
    [[view({ value: "1" })], "interactions.0.value"],
    [[view({ shopper: randomId() })], "interactions.0.shopper"],
  ])("names the bad field of case %#", async (interactions, field) => {
    const { status, body } = await post(interactions);
    expect(status).toBe(400);
    expect(fieldsOf(body)).toEqual([field]);
  });

  it("takes purchases and other shoppers from server keys with the scope only", async () => {
    const shopper = randomId();
    const purchase = view({ kind: "purchase", value: 2, shopper });
    const key = await createApiKey("Till", ["interactions:write"]);
    expect((await post([purchase], { key })).body).toMatchObject({ accepted: 1 });
    expect(await stored(shopper)).toBe(1);
    expect(fieldsOf((await post([view()], { key })).body)).toEqual(["interactions.0.shopper"]);
    const reader = await createApiKey("CRM", ["profile:read"]);
    expect((await post([purchase], { key: reader })).status).toBe(403);
    expect((await post([purchase], { key: `${key}x` })).status).toBe(401);
    expect((await post([view({ kind: "purchase" })])).body).toMatchObject({
      rejected: [{ index: 0, code: "forbidden_kind" }],
    });
  });

  it("takes an impression and a click of a list it has served, from its shopper", async () => {
    const shopper = randomId();
    const served = await call(recommend, "/api/recommend?placement=home.trending&k=3", { shopper });
    const [list] = served.body.lists as { token: string; items: { product: { id: string } }[] }[];
    const product = list?.items[1]?.product.id;
    const events = [
      view({ kind: "impression", list: list?.token }),
      view({ kind: "click", list: list?.token, product }),
    ];
    expect((await post(events, { shopper: randomId() })).body).toMatchObject({ accepted: 0 });
    expect((await post(events, { shopper })).body).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
    const rows = await shop.query("select c.position from shown_lists l join clicks c on c.list_id = l.id");
    expect(rows).toEqual([{ position: 1 }]);
  });

  it("slows down who sends too much, and says for how long", async () => {
    const shopper = randomId();
    const batch = () => Array.from({ length: 100 }, () => view());
    const statuses: number[] = [];
    for (let i = 0; i < 13; i++) statuses.push((await post(batch(), { shopper })).status);
    expect(statuses).toEqual([...Array(12).fill(202), 429]);
    const { headers, body } = await post([view()], { shopper });
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(body).toMatchObject({ code: "rate_limited", status: 429 });
    expect((await post([view()], { shopper: randomId() })).status).toBe(202);
  });

  it("answers 503 when nothing can be written, and the repetition counts once", async () => {
    const shopper = randomId();
    const batch = [view({ product: "SKU-2" })];
    await shop.setDatabase("away");
    const { status, body } = await post(batch, { shopper });
    expect([status, body.code]).toEqual([503, "unavailable"]);
    await shop.setDatabase("back");
    expect((await post(batch, { shopper })).body).toMatchObject({ accepted: 1 });
    expect(await stored(shopper)).toBe(1);
  });
});
