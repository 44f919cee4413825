import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { closeListedOrigins } from "@/lib/platform/http/listed-origins";
import { consume } from "@/lib/platform/http/rate-limit";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { addKey, createApiKey, revokeApiKey } from "@/lib/shop/auth/api-keys";
import { closeKeys } from "@/lib/shop/auth/key-keeper";
import { newKeySchema } from "@/lib/shop/auth/key-schema";
import * as interactions from "./interactions/route";
import { GET as recommendFor } from "./recommend/[shopper]/route";
import { GET as recommend } from "./recommend/route";
import { GET as search } from "./search/route";
import { PUT as link } from "./shoppers/[shopper]/external-id/route";
import { GET as profile } from "./shoppers/[shopper]/profile/route";
import { GET as similar } from "./similar/[product]/route";

const shop = withTestShop();
const PAGE = "https://www.example.com";
const OWN = "https://front.shop.example";
const EVIL = "https://evil.example";

let key: string;
let server: string;
beforeAll(async () => {
  completeEnvironment({ AISLE_CORS_ORIGINS: OWN });
  const draft = newKeySchema.parse({ name: "Pages", kind: "publishable", origins: PAGE });
  key = await addKey(draft, { process: "tests" });
  server = await createApiKey("Server", ["interactions:write", "recommend:read", "profile:read"]);
});
afterAll(() => {
  completeEnvironment({ AISLE_CORS_ORIGINS: "" });
  closeKeys();
  closeListedOrigins();
});

const from = (origin: string, more: Record<string, string> = {}) => ({
  headers: { origin, "sec-fetch-site": "cross-site", ...more },
});
const HOME = "/api/recommend?placement=home.for-you&k=5";
const view = (extra: object = {}) => ({
  id: uuidv7(),
  kind: "view",
  product: "SKU-1",
  at: new Date().toISOString(),
  ...extra,
});
const post = (batch: object, options: CallOptions) =>
  call(interactions.POST, "/api/interactions", { body: batch, ...options });
const productsOf = (body: Record<string, unknown>) =>
  (body.lists as { items: { product: { id: string } }[] }[]).flatMap(({ items }) =>
    items.map(({ product }) => product.id),
  );

describe("pages of other origins", () => {
  const preflight = (origin: string) =>
    call(interactions.OPTIONS, "/api/interactions", {
      method: "OPTIONS",
      ...from(origin, {
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      }),
    });

  it.each([
    [PAGE, PAGE, null],
    [OWN, OWN, "true"],
    [EVIL, null, null],
    ["null", null, null],
  ])("are answered when %s asks first", async (origin, allowed, credentials) => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe(allowed);
    expect(headers.get("access-control-allow-credentials")).toBe(credentials);
    expect(headers.get("vary")?.toLowerCase()).toContain("origin");
    const named = headers.get("access-control-allow-headers") ?? "";
    expect(named.includes("authorization") && named.includes("content-type")).toBe(allowed !== null);
    expect(headers.get("access-control-allow-methods")?.includes("POST") ?? false).toBe(allowed !== null);
  });

  it("may read answers and problems where they are listed, and nowhere else", async () => {
    const asked = (origin: string, url = HOME) => call(recommend, url, from(origin));
    expect((await asked(PAGE)).headers.get("access-control-allow-origin")).toBe(PAGE);
    const problem = await asked(PAGE, "/api/recommend?placement=nothing");
    expect([problem.status, problem.headers.get("access-control-allow-origin")]).toEqual([400, PAGE]);
    expect((await asked(EVIL)).headers.get("access-control-allow-origin")).toBeNull();
    expect((await call(recommend, HOME)).headers.get("vary")).toContain("origin");
  });

  it("may change nothing unless they are listed", async () => {
    const shopper = randomId();
    const batch = { interactions: [view({ shopper })] };
    expect((await post(batch, { key: server, ...from(EVIL) })).status).toBe(403);
    expect((await post(batch, { key: server, ...from(PAGE) })).status).toBe(202);
  });

  it("are answered by a wildcard without cookies where the shop says so, and may still change nothing", async () => {
    completeEnvironment({ AISLE_CORS_ORIGINS: `${OWN},*` });
    const { headers } = await call(recommend, HOME, from(EVIL));
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect((await post({ interactions: [view()] }, from(EVIL))).status).toBe(403);
    completeEnvironment({ AISLE_CORS_ORIGINS: OWN });
  });
});

describe("a publishable key", () => {
  it("records for the browser it is in and recommends to it", async () => {
    const me = `anon-${randomId()}`;
    const liked = shop.productsOf(2);
    const events = liked.slice(0, 3).map((product, i) => view({ id: `click-${i}`, product, user: me }));
    const sent = await post({ interactions: events }, { key, ...from(PAGE) });
    expect([sent.status, sent.body]).toEqual([202, { accepted: 3, duplicates: 0, rejected: [] }]);
    expect(sent.headers.get("set-cookie")).toBeNull();
    const again = await post({ interactions: events, shopper: me }, { key, ...from(PAGE) });
    expect(again.body).toMatchObject({ accepted: 0, duplicates: 3 });
    const mine = await call(recommend, `${HOME}&shopper=${me}`, { key, ...from(PAGE) });
    const stranger = await call(recommend, `${HOME}&shopper=${randomId()}`, { key, ...from(PAGE) });
    expect([mine.status, mine.body.shopper, stranger.status]).toEqual([200, me, 200]);
    expect(productsOf(mine.body)).not.toEqual(productsOf(stranger.body));
    const byPath = await call(recommendFor, HOME, { key, params: { shopper: me }, ...from(PAGE) });
    expect(productsOf(byPath.body)).toEqual(productsOf(mine.body));
    const found = await call(search, `/api/search?q=product&shopper=${me}`, { key, ...from(PAGE) });
    const alike = await call(similar, "/", { key, params: { product: "SKU-1" }, ...from(PAGE) });
    expect([found.status, alike.status]).toEqual([200, 200]);
  });

  it("is for a customer once their own server has said so at sign-in", async () => {
    const me = randomId();
    const customer = `customer-${randomId()}`;
    await post(
      { interactions: [view({ user: me, product: shop.productsOf(3)[0] })] },
      { key, ...from(PAGE) },
    );
    const names = await createApiKey("Sign-in", ["shoppers:write"]);
    const said = await call(link, "/", {
      key: names,
      method: "PUT",
      params: { shopper: `browser:${me}` },
      body: { externalId: customer },
    });
    expect(said.status).toBe(200);
    const more = shop.productsOf(3).slice(1, 3);
    await post(
      { interactions: more.map((product) => view({ shopper: customer, product })) },
      { key: server },
    );
    const { body } = await call(profile, "/", { key: server, params: { shopper: customer } });
    expect(body.history).toHaveLength(3);
    const lists = async (path: string, as: CallOptions) => productsOf((await call(recommend, path, as)).body);
    expect(await lists(`${HOME}&shopper=${me}`, { key, ...from(PAGE) })).toEqual(
      await lists(`${HOME}&shopper=${customer}`, { key: server }),
    );
  });

  it("counts the events of two browsers that number theirs alike", async () => {
    const batch = (user: string) => ({ interactions: [view({ id: "1", user })] });
    for (const user of [randomId(), randomId()]) {
      expect((await post(batch(user), { key, ...from(PAGE) })).body).toMatchObject({ accepted: 1 });
    }
  });

  it.each(["a shopper of this shop", "a customer a server knows"])("never speaks for %s", async (whose) => {
    const other = whose.startsWith("a shopper") ? randomId() : `customer-${randomId()}`;
    await post({ interactions: [view({ shopper: other })] }, { key: server });
    const as = { key, params: { shopper: other }, ...from(PAGE) };
    expect((await call(recommendFor, HOME, as)).status).toBe(403);
    expect((await call(recommend, `${HOME}&shopper=${other}`, as)).status).toBe(403);
    expect((await call(profile, "/", as)).status).toBe(403);
    expect((await post({ interactions: [view({ shopper: other })] }, as)).body).toMatchObject({
      accepted: 0,
      rejected: [{ index: 0, code: "forbidden_shopper" }],
    });
  });

  it("is refused from another origin, without one, and once it is revoked", async () => {
    const ask = (as: CallOptions, one = key) => call(recommend, HOME, { key: one, ...as });
    expect((await ask(from(EVIL))).status).toBe(403);
    expect((await ask({})).status).toBe(403);
    const draft = newKeySchema.parse({ name: "Gone", kind: "publishable", origins: PAGE });
    const gone = await addKey(draft, { process: "tests" });
    expect((await ask(from(PAGE), gone)).status).toBe(200);
    await revokeApiKey(gone);
    expect((await ask(from(PAGE), gone)).status).toBe(401);
  });

  it("hears nothing any more where others are named again and again, to find out who exists", async () => {
    const other = `customer-${randomId()}`;
    await post({ interactions: [view({ shopper: other })] }, { key: server });
    const ask = (name: string, address: string) =>
      call(recommend, `${HOME}&shopper=${name}`, { key, ...from(PAGE, { "x-forwarded-for": address }) });
    const statuses = new Set<number>();
    for (let i = 0; i < 101; i++) statuses.add((await ask(other, "192.0.2.1")).status);
    expect([...statuses]).toEqual([403, 429]);
    const names = [randomId(), other];
    const statusesAt = (address: string) =>
      Promise.all(names.map(async (name) => (await ask(name, address)).status));
    expect(await statusesAt("192.0.2.1")).toEqual([429, 429]);
    expect(await statusesAt("192.0.2.2")).toEqual([200, 403]);
    const batch = { interactions: [view({ shopper: randomId() })] };
    const sent = await post(batch, { key, ...from(PAGE, { "x-forwarded-for": "192.0.2.1" }) });
    expect([sent.status, sent.headers.get("retry-after")]).toEqual([429, expect.any(String)]);
  });

  it("reports no purchases, and lists of its own browser only", async () => {
    const me = randomId();
    const sold = view({ kind: "purchase", user: me });
    expect((await post({ interactions: [sold] }, { key, ...from(PAGE) })).body).toMatchObject({
      rejected: [{ code: "forbidden_kind" }],
    });
    const served = await call(recommend, `${HOME}&shopper=${me}`, { key, ...from(PAGE) });
    const [list] = served.body.lists as { token: string }[];
    const seen = (user: string) =>
      post({ interactions: [view({ kind: "impression", list: list?.token, user })] }, { key, ...from(PAGE) });
    expect((await seen(me)).body).toMatchObject({ accepted: 1 });
  });

  it("reports nothing that its shopper does not allow", async () => {
    const batch = {
      interactions: [view({ user: randomId() })],
      consent: { personalisation: false, analytics: false },
    };
    expect((await post(batch, { key, ...from(PAGE) })).body).toMatchObject({
      rejected: [{ code: "no_consent" }],
    });
  });
});

describe("a secret key", () => {
  it.each(["customer-17", "42", "Ünal & Söhne/7", "山田 太郎", "🛒".repeat(200), "a'b\"c\\d%"])(
    "names users, events and products as its own system does: %s",
    async (name) => {
      const events = [view({ id: name, user: name }), view({ id: `${name}2`.slice(-200), user: name })];
      const sent = await post({ interactions: events }, { key: server });
      expect(sent.body).toMatchObject({ accepted: 2, rejected: [] });
      expect((await post({ interactions: events }, { key: server })).body).toMatchObject({ duplicates: 2 });
      const lists = await call(recommendFor, HOME, { key: server, params: { shopper: name } });
      expect([lists.status, lists.body.shopper]).toEqual([200, name]);
    },
  );

  it("recommends to users nobody has heard of, and is told what is wrong with it", async () => {
    const params = { shopper: `new-${randomId()}` };
    const { status, body } = await call(recommendFor, HOME, { key: server, params });
    expect(status).toBe(200);
    expect(productsOf(body)).toHaveLength(5);
    const till = await createApiKey("Till", ["interactions:write"]);
    expect((await call(recommendFor, HOME, { key: till, params })).status).toBe(403);
    expect((await call(recommendFor, HOME, { key: `${till}x`, params })).status).toBe(401);
    const rows = await shop.query("select 1 from shoppers where external_id = $1", [params.shopper]);
    expect(rows).toEqual([]);
  });

  it.each([
    ["x".repeat(201), "invalid_field", "user"],
    ["a\u0000b", "invalid_field", "user"],
    ["x".repeat(201), "invalid_id", "id"],
    ["a\nb", "invalid_id", "id"],
    ["", "invalid_id", "id"],
  ])("is told which id is none: case %#", async (text, code, field) => {
    const { body } = await post({ interactions: [view({ user: "u1", [field]: text })] }, { key: server });
    expect(body).toMatchObject({ accepted: 0, rejected: [{ index: 0, code }] });
  });
});

describe("a publishable key that many copy", () => {
  it("is told to wait where it reads too much from an address; others read on", async () => {
    const [own] = await shop.query<{ id: string }>("select id from api_keys where name = 'Pages'");
    const [ofAddress, ofKey] = recommend.declared?.contract.limits ?? [];
    if (!own || !ofAddress || !ofKey) throw new Error("Reads are limited by key and address, and by key.");
    const [busy, other] = ["203.0.113.7", "203.0.113.8"];
    const read = (address: string, shownKey = key) =>
      call(recommend, `${HOME}&shopper=${randomId()}`, {
        key: shownKey,
        ...from(PAGE, { "x-forwarded-for": address }),
      });
    expect((await read(busy)).status).toBe(200);
    await consume(ofAddress.allowance, `${own.id} ${busy}`, ofAddress.allowance.points - 1);
    const refused = await read(busy);
    expect([refused.status, refused.body.code]).toEqual([429, "rate_limited"]);
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(ofAddress.allowance.seconds);
    const { name, points, seconds } = ofAddress.allowance;
    expect(refused.headers.get("ratelimit-policy")).toBe(`"${name}";q=${points};w=${seconds}`);
    expect(refused.headers.get("ratelimit")).toBe(`"${name}";r=0;t=${wait}`);
    expect(refused.headers.get("access-control-expose-headers")).toContain("retry-after");
    expect((await read(other)).status).toBe(200);
    expect((await read(busy, server)).status).toBe(200);
    const cookie = { shopper: randomId(), headers: { "x-forwarded-for": busy } };
    expect((await call(recommend, HOME, cookie)).status).toBe(200);
    // It has been used before: that many more are refused, and so is whatever follows.
    await expect(consume(ofKey.allowance, own.id, ofKey.allowance.points)).rejects.toThrow("Too many");
    expect((await read(other)).status).toBe(429);
  });
});
