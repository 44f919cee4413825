import os from "node:os";
import { describe, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { GET as recommendFor } from "../recommend/[shopper]/route";
import { GET as recommend } from "../recommend/route";
import { GET as profile } from "../shoppers/[shopper]/profile/route";
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

  it("takes nothing while the disk is nearly full, says so, and takes it when there is room again", async () => {
    const shopper = randomId();
    const batch = [view()];
    const room = (megabytes: number) =>
      completeEnvironment({ AISLE_DATABASE_FOLDER: os.tmpdir(), AISLE_RESERVE_MB: String(megabytes) });
    room(2 ** 40);
    try {
      await expect
        .poll(() => post(batch, { shopper }), { timeout: 5_000 })
        .toMatchObject({
          status: 507,
          body: { code: "no_space", title: expect.stringContaining("disk is nearly full") },
        });
      expect((await post(batch, { shopper })).headers.get("retry-after")).toBe("30");
      room(0);
      await expect
        .poll(() => post(batch, { shopper }), { timeout: 5_000 })
        .toMatchObject({ status: 202, body: { rejected: [] } });
      expect(await stored(shopper)).toBe(1);
    } finally {
      completeEnvironment({ AISLE_DATABASE_FOLDER: "", AISLE_RESERVE_MB: "" });
    }
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
    [{ interactions: [] }, "interactions"],
    [{ interactions: Array.from({ length: 101 }, () => view()) }, "interactions"],
    [{ interactions: "all" }, "interactions"],
    [[view()], ""],
  ])("refuses what is no batch at all: case %#", async (sent, field) => {
    const { status, body } = await call(POST, URL, { body: sent });
    expect(status).toBe(400);
    expect(fieldsOf(body)).toEqual([field]);
  });

  it.each([
    [view({ id: "1" }), "invalid_id", "id: "],
    [view({ id: undefined }), "invalid_id", "id: "],
    [view({ product: "a\u0000b" }), "invalid_field", "product: "],
    [view({ product: 7 }), "invalid_field", "product: "],
    [view({ at: "yesterday" }), "invalid_field", "at: "],
    [view({ at: "2026-01-01T00:00:00" }), "invalid_field", "at: "],
    [view({ kind: "stare" }), "unknown_kind", "kind: must be one of view, "],
    [view({ kind: "constructor" }), "unknown_kind", "kind: "],
    [view({ kind: "__proto__" }), "unknown_kind", "kind: "],
    [view({ kind: 3 }), "unknown_kind", "kind: "],
    [view({ kind: "click" }), "invalid_field", "list: "],
    [view({ value: "1" }), "invalid_field", "value: "],
    [view({ list: {} }), "invalid_field", "list: "],
    [view({ shopper: randomId() }), "forbidden_shopper", "Only server keys"],
    [null, "invalid_field", "An interaction is an object."],
    ["view", "invalid_field", "An interaction is an object."],
    [[view()], "invalid_field", "An interaction is an object."],
  ])("says what is wrong with one, and takes the others: case %#", async (bad, code, message) => {
    const shopper = randomId();
    const { status, body } = await post([view(), bad, view()], { shopper });
    expect(status).toBe(202);
    expect(body).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: [{ index: 1, code, message: expect.stringContaining(message) }],
    });
    expect(await stored(shopper)).toBe(2);
  });

  it("gives each its own index, whatever it was refused for", async () => {
    const batch = [view({ product: "gone" }), view({ id: "x" }), view(), view({ product: "gone too" }), 7];
    const { body } = await post(batch);
    const rejected = body.rejected as { index: number; code: string }[];
    expect(rejected.map(({ index, code }) => [index, code])).toEqual([
      [0, "unknown_product"],
      [1, "invalid_id"],
      [3, "unknown_product"],
      [4, "invalid_field"],
    ]);
  });

  it("rejects an id that another event has, and counts the same event once", async () => {
    const shopper = randomId();
    const [first, other] = [view(), view()];
    const rivals = [first, { ...first, product: "SKU-2" }, { ...first }, other];
    expect((await post(rivals, { shopper })).body).toMatchObject({
      accepted: 2,
      duplicates: 1,
      rejected: [{ index: 1, code: "id_taken" }],
    });
    const later = new Date(Date.parse(other.at) - 1_000).toISOString();
    const again = [first, { ...first, kind: "cart" }, { ...other, at: later }];
    expect((await post(again, { shopper })).body).toMatchObject({
      accepted: 0,
      duplicates: 1,
      rejected: [
        { index: 1, code: "id_taken" },
        { index: 2, code: "id_taken" },
      ],
    });
    const [row] = await shop.query<{ kinds: string }>(
      "select string_agg(kind::text || product_id, ',') as kinds from interactions where id = $1",
      [first.id],
    );
    expect(row?.kinds).toMatch(/^view\d+$/);
  });

  it("ignores the value of a view, whatever number it is", async () => {
    const shopper = randomId();
    const batch = [0, -1, 1e9].map((value) => view({ value }));
    expect((await post(batch, { shopper })).body).toMatchObject({ accepted: 3, rejected: [] });
    const rows = await shop.query("select distinct value from interactions where shopper_id = $1", [shopper]);
    expect(rows).toEqual([{ value: 1 }]);
  });

  describe("from a clock that is wrong", () => {
    const MINUTE = 60_000;
    const DAY = 24 * 60 * MINUTE;
    const byClock = (skew: number, age: number) => ({
      sentAt: new Date(Date.now() + skew).toISOString(),
      interactions: [view({ at: new Date(Date.now() + skew - age).toISOString() })],
    });

    it.each([
      ["ten minutes ahead", 10 * MINUTE],
      ["a day ahead", DAY],
      ["forty days behind", -40 * DAY],
      ["years behind", -20 * 365 * DAY],
      ["right", 0],
    ])("%s: is corrected by when it was sent, and both times are kept", async (_, skew) => {
      const shopper = randomId();
      const body = byClock(skew, MINUTE);
      expect((await call(POST, URL, { body, shopper })).body).toMatchObject({ accepted: 1, rejected: [] });
      const [row] = await shop.query<{ at: Date; client_at: Date }>(
        "select at, client_at from interactions where shopper_id = $1",
        [shopper],
      );
      expect(Math.abs(Date.now() - MINUTE - (row?.at.getTime() ?? 0))).toBeLessThan(20_000);
      expect(row?.client_at.toISOString()).toBe(body.interactions[0]?.at);
      const later = { ...body, sentAt: new Date(Date.parse(body.sentAt) + 5_000).toISOString() };
      expect((await call(POST, URL, { body: later, shopper })).body).toMatchObject({ duplicates: 1 });
    });

    it("keeps today's limits without a time of sending, and with one that is none", async () => {
      for (const sentAt of [undefined, "yesterday", 7]) {
        for (const [skew, code] of [
          [10 * MINUTE, "in_future"],
          [-40 * DAY, "too_old"],
        ] as const) {
          const { body } = await call(POST, URL, { body: { ...byClock(skew, 0), sentAt } });
          expect(body).toMatchObject({ accepted: 0, rejected: [{ index: 0, code }] });
        }
      }
    });

    it("takes nothing that happened long before or after it was sent", async () => {
      const old = await call(POST, URL, { body: byClock(10 * MINUTE, 31 * DAY) });
      expect(old.body).toMatchObject({ rejected: [{ index: 0, code: "too_old" }] });
      const ahead = await call(POST, URL, { body: byClock(-DAY, -10 * MINUTE) });
      expect(ahead.body).toMatchObject({ rejected: [{ index: 0, code: "in_future" }] });
    });
  });

  describe("of shoppers another system knows", () => {
    it("are one shopper under one id, whether it is asked or told, and by whatever spelling", async () => {
      const key = await createApiKey("Shop", ["interactions:write", "recommend:read", "profile:read"]);
      for (const name of ["customer-17", "42", "Ünal & Söhne/7", "u".repeat(200), "Case"]) {
        const path = encodeURIComponent(name);
        const get = (called: string) =>
          call(profile, `/api/shoppers/${path}/profile`, { key, params: { shopper: called } });
        const before = await get(name);
        expect(before.status).toBe(404);
        expect((await post([view({ shopper: name })], { key })).body).toMatchObject({ accepted: 1 });
        expect((await post([view({ shopper: name.normalize("NFD") })], { key })).status).toBe(202);
        const { status, body } = await get(name);
        expect([status, body.shopper]).toEqual([200, name]);
        expect((body.history as unknown[]).length).toBeGreaterThan(0);
        const lists = await call(recommendFor, `/api/recommend/${path}?placement=home.for-you`, {
          key,
          params: { shopper: name },
        });
        expect([lists.status, lists.body.shopper]).toEqual([200, name]);
        expect(
          (
            await call(recommendFor, `/api/recommend/${path}?placement=home.for-you`, {
              params: { shopper: name },
            })
          ).status,
        ).toBe(404);
      }
      expect((await call(profile, "/", { key, params: { shopper: "case" } })).status).toBe(404);
      const rows = await shop.query("select 1 from shoppers where external_id is not null");
      expect(rows).toHaveLength(5);
    });

    it("answers for ids nobody has used as for any other that is unknown", async () => {
      const key = await createApiKey("Shop", ["profile:read"]);
      const answers = await Promise.all(
        [randomId(), "customer-unknown", "guest", "0", "a\u0000b", "x".repeat(201)].map((shopper) =>
          call(profile, "/", { key, params: { shopper } }),
        ),
      );
      const shapes = answers.map(({ status, body: { requestId: _, ...body } }) => [status, body]);
      for (const shape of shapes) expect(shape).toEqual(shapes[0]);
      expect(shapes[0]?.[0]).toBe(404);
    });

    it("makes one shopper of an id that many batches bring at once", async () => {
      const key = await createApiKey("Shop", ["interactions:write"]);
      const shopper = `busy-${randomId()}`;
      const answers = await Promise.all(Array.from({ length: 8 }, () => post([view({ shopper })], { key })));
      expect(answers.map(({ body }) => body.accepted)).toEqual(Array(8).fill(1));
      const rows = await shop.query(
        "select count(*)::int as n, count(distinct shopper_id)::int as shoppers from interactions join shoppers s on s.id = shopper_id where external_id = $1",
        [shopper],
      );
      expect(rows).toEqual([{ n: 8, shoppers: 1 }]);
    });

    it("counts nobody's facts for the product alone", async () => {
      const key = await createApiKey("Shop", ["interactions:write"]);
      const words = ["guest", "0", "NULL", "", "00000000-0000-0000-0000-000000000000"];
      const batch = words.map((shopper) => view({ shopper }));
      expect((await post(batch, { key })).body).toMatchObject({ accepted: 5, rejected: [] });
      const rows = await shop.query("select count(*)::int as n from interactions where shopper_id is null");
      expect(rows).toEqual([{ n: 5 }]);
      expect(await stored("00000000-0000-0000-0000-000000000000")).toBe(0);
    });
  });

  it("takes purchases and other shoppers from server keys with the scope only", async () => {
    const shopper = randomId();
    const purchase = view({ kind: "purchase", value: 2, shopper });
    const key = await createApiKey("Till", ["interactions:write"]);
    expect((await post([purchase], { key })).body).toMatchObject({ accepted: 1 });
    expect(await stored(shopper)).toBe(1);
    expect((await post([view(), view({ shopper })], { key })).body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, code: "missing_shopper" }],
    });
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
