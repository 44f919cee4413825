import { beforeAll, describe, expect, it } from "vitest";
import { createAccount, setRole } from "@/lib/shop/accounts/commands";
import { openSession } from "@/lib/shop/accounts/sessions";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { MOST_AN_HOUR } from "@/lib/shop/interactions/hold-back";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { GET as recommend } from "../recommend/route";
import { POST as cancel } from "../orders/[order]/cancel/route";
import { POST } from "./route";

const shop = withTestShop();

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

const event = (extra: object = {}) => ({
  id: uuidv7(),
  kind: "view",
  product: "SKU-1",
  at: new Date().toISOString(),
  ...extra,
});

interface Sender {
  shopper?: string;
  key?: string;
  headers?: Record<string, string>;
}

const post = (interactions: object[], { shopper, key, headers = { "user-agent": CHROME } }: Sender) =>
  call(POST, "/api/interactions", { body: { interactions }, shopper, key, headers });

async function lanesOf(shopper: string): Promise<string[]> {
  const rows = await shop.query<{ lane: string }>(
    "select lane::text from interactions where shopper_id = $1 order by at, id",
    [shopper],
  );
  return rows.map(({ lane }) => lane);
}

async function served(shopper: string) {
  const { body } = await call(recommend, "/api/recommend?placement=home.trending&k=4", { shopper });
  const [list] = body.lists as { id: string; token: string; items: { product: { id: string } }[] }[];
  return { token: list?.token ?? "", products: list?.items.map(({ product }) => product.id) ?? [] };
}

describe("whose doing an event is", () => {
  it.each([
    ["a person", { "user-agent": CHROME }, "person"],
    [
      "a phone",
      {
        "user-agent":
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      },
      "person",
    ],
    [
      "Googlebot",
      { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
      "robot",
    ],
    [
      "a crawler of a language model",
      {
        "user-agent":
          "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
      },
      "robot",
    ],
    ["Chromium without a screen", { "user-agent": CHROME.replace("Chrome/", "HeadlessChrome/") }, "robot"],
    [
      "PhantomJS",
      {
        "user-agent":
          "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
      },
      "robot",
    ],
    [
      "jsdom",
      { "user-agent": "Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/26.1.0" },
      "robot",
    ],
    ["curl", { "user-agent": "curl/8.5.0" }, "robot"],
    ["python", { "user-agent": "python-requests/2.32.3" }, "robot"],
    ["a prerendered page", { "user-agent": CHROME, "sec-purpose": "prefetch;prerender" }, "prefetch"],
    ["an older prefetch", { "user-agent": CHROME, purpose: "prefetch" }, "prefetch"],
  ])("%s", async (_, headers, lane) => {
    const shopper = randomId();
    const { token, products } = await served(shopper);
    const [product] = products;
    const batch = [
      event(),
      event({ kind: "impression", list: token }),
      event({ kind: "click", list: token, product }),
    ];
    const { body } = await post(batch, { shopper, headers: headers as Record<string, string> });
    expect(body).toMatchObject({ accepted: 3 });
    expect(await lanesOf(shopper)).toEqual([lane]);
    const lists = await shop.query(
      "select l.lane::text as list, c.lane::text as click from shown_lists l join clicks c on c.list_id = l.id where l.shopper_id = $1",
      [shopper],
    );
    expect(lists).toEqual([{ list: lane, click: lane }]);
  });

  it("an admin's own visits are kept apart, a customer's are not", async () => {
    const lanes: string[][] = [];
    for (const role of ["admin", "customer"] as const) {
      const shopper = randomId();
      const email = `${role}@example.com`;
      const account = await createAccount({ email, name: role, password: "correct horse" });
      await setRole(email, role, "test");
      const { shopperId: own } = await openSession(account, shopper);
      await post([event()], { shopper: own });
      lanes.push(await lanesOf((await resolveShopper(own)).id));
    }
    expect(lanes).toEqual([["admin"], ["person"]]);
  });

  it("a server key speaks for browsers and may say which", async () => {
    const key = await createApiKey("Shop front", ["interactions:write"]);
    const shopper = randomId();
    const batch = [
      event({ shopper }),
      event({ shopper, userAgent: "Googlebot/2.1" }),
      event({ shopper, userAgent: CHROME }),
    ];
    await post(batch, { key, headers: { "user-agent": "node" } });
    expect((await lanesOf(shopper)).sort()).toEqual(["person", "person", "robot"]);
  });

  it("what is far too much of one product is held back", async () => {
    const shopper = randomId();
    const most = MOST_AN_HOUR.ofPair;
    await post(
      Array.from({ length: most + 30 }, () => event()),
      { shopper },
    );
    const lanes = await lanesOf(shopper);
    expect(lanes.filter((lane) => lane === "person")).toHaveLength(most);
    expect(lanes.filter((lane) => lane === "held")).toHaveLength(30);
  });

  it("keeps of the address a hash that tells networks of one day apart, and nothing of it", async () => {
    const origins: string[] = [];
    for (const address of [
      "203.0.113.7",
      "203.0.113.200",
      "198.51.100.7",
      "2001:db8:1:2::3",
      "2001:db8:1:ffff::4",
    ]) {
      const shopper = randomId();
      await post([event()], { shopper, headers: { "user-agent": CHROME, "x-forwarded-for": address } });
      const [row] = await shop.query<{ origin: string }>(
        "select origin from interactions where shopper_id = $1",
        [shopper],
      );
      origins.push(row?.origin ?? "");
    }
    expect(origins[0]).toBe(origins[1]);
    expect(origins[3]).toBe(origins[4]);
    expect(new Set(origins).size).toBe(3);
  });
});

describe("a purchase reported by another front end", () => {
  let key: string;
  beforeAll(async () => {
    key = await createApiKey("Till", ["interactions:write"]);
  });

  const sold = async (shopper: string) =>
    shop.query<Record<string, unknown>>(
      `select value, unit_amount as amount, currency, order_ref as "order", lane::text, list_id is not null as "fromList"
         from interactions where shopper_id = $1 and kind = 'purchase' order by at, id`,
      [shopper],
    );

  it("carries quantity, price, currency and order, and earns for its list, which it shows to have been seen", async () => {
    const shopper = randomId();
    const { token, products } = await served(shopper);
    const purchase = event({
      kind: "purchase",
      shopper,
      product: products[0],
      list: token,
      value: 3,
      unitAmount: 1_250,
      currency: "eur",
      order: "W-77",
    });
    expect((await post([purchase], { key })).body).toMatchObject({ accepted: 1 });
    expect((await post([purchase], { key })).body).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await sold(shopper)).toEqual([
      { value: 3, amount: 1_250, currency: "EUR", order: "W-77", lane: "person", fromList: true },
    ]);
    expect(
      await shop.query("select from shown_lists where shopper_id = $1 and impressed_at is not null", [
        shopper,
      ]),
    ).toHaveLength(1);
  });

  it("without a price has the product's own, as an order here would", async () => {
    const shopper = randomId();
    await post([event({ kind: "purchase", shopper, product: "SKU-5" })], { key });
    const [price] = await shop.query<{ amount: number; currency: string }>(
      "select price_amount as amount, currency from products where sku = 'SKU-5'",
    );
    expect(await sold(shopper)).toMatchObject([{ ...price, order: null, fromList: false }]);
  });

  it("earns nothing for a list that did not hold the product", async () => {
    const shopper = randomId();
    const { token, products } = await served(shopper);
    const rows = await shop.query<{ id: number }>("select id from products");
    const other = rows.map(({ id }) => `prd_${id}`).find((id) => !products.includes(id));
    await post([event({ kind: "purchase", shopper, product: other, list: token })], { key });
    expect(await sold(shopper)).toMatchObject([{ fromList: false }]);
  });

  it.each([
    [{ unitAmount: -1 }, "unitAmount"],
    [{ unitAmount: 1.5 }, "unitAmount"],
    [{ currency: "pounds" }, "currency"],
    [{ order: "x".repeat(101) }, "order"],
  ])("is refused with %j", async (extra, field) => {
    const { status, body } = await post([event({ kind: "purchase", shopper: randomId(), ...extra })], {
      key,
    });
    expect([status, body.accepted]).toEqual([202, 0]);
    expect(body.rejected).toMatchObject([{ index: 0, code: "invalid_field" }]);
    expect(JSON.stringify(body.rejected)).toContain(`${field}: `);
  });

  it("is taken back with its order, once", async () => {
    const shopper = randomId();
    const order = "W-99";
    await post(
      [1, 2].map((n) => event({ kind: "purchase", shopper, product: `SKU-${n}`, order })),
      { key },
    );
    const ask = () => call(cancel, `/api/orders/${order}/cancel`, { key, body: {}, params: { order } });
    expect((await ask()).body).toEqual({ status: "cancelled", lines: 2 });
    expect((await ask()).body).toEqual({ status: "cancelled", lines: 0 });
    expect((await sold(shopper)).map(({ lane }) => lane)).toEqual(["withdrawn", "withdrawn"]);
    const unknown = await call(cancel, "/api/orders/none/cancel", {
      key,
      body: {},
      params: { order: "none" },
    });
    expect(unknown.status).toBe(404);
  });
});
