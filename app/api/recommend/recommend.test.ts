import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { isUuid, randomId } from "@/lib/platform/ids";
import { recommendAnswerSchema } from "@/lib/recommender/serving/schema";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { GET as getProfile } from "../shoppers/[shopper]/profile/route";
import { GET as getSimilar } from "../similar/[product]/route";
import { GET as getForShopper } from "./[shopper]/route";
import { GET } from "./route";

const shop = withTestShop();
const HOME = "/api/recommend?placement=home.for-you&placement=home.trending&k=5";

const fieldsOf = (body: Record<string, unknown>) =>
  (body.errors as { path: string }[] | undefined)?.map((error) => error.path);

describe("GET /api/recommend", () => {
  it("answers the contract, several placements at once", async () => {
    const shopper = randomId();
    const { status, body, headers } = await call(GET, HOME, { shopper });
    expect(status).toBe(200);
    const answer = recommendAnswerSchema.parse(body);
    expect(answer.shopper).toBe(shopper);
    expect(answer.lists.map((list) => [list.placement, list.items.length])).toEqual([
      ["home.for-you", 5],
      ["home.trending", 5],
    ]);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-request-id")).toBeTruthy();
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("says titles and reasons in the language asked for, of the same products", async () => {
    const shopper = randomId();
    await shop.act(shopper, "view", shop.productsOf(1).slice(0, 2));
    const ask = async (language: string) => {
      const { body } = await call(GET, `${HOME}&language=${language}`, { shopper });
      const { lists } = recommendAnswerSchema.parse(body);
      return {
        titles: lists.map(({ title }) => title.text),
        reasons: lists.flatMap(({ items }) => items.map(({ reason }) => reason.text)),
        products: lists.map(({ items }) => items.map(({ product }) => product.id)),
      };
    };
    const [english, german] = [await ask("en-GB"), await ask("de-AT")];
    expect(german.products).toEqual(english.products);
    expect(german.titles[1]).toBe("Im Trend");
    expect(german.reasons.join()).toMatch(/Beliebt in |Weil Sie „/);
    expect(english.reasons.join()).toMatch(/Popular in |Because you /);
    const { body } = await call(GET, HOME, { shopper });
    expect(recommendAnswerSchema.parse(body).lists.map(({ title }) => title.text)).toEqual(english.titles);
    expect(await ask("fr")).toEqual(english);
  });

  it("gives a shopper without a cookie one", async () => {
    const { body, headers } = await call(GET, HOME);
    expect(isUuid(String(body.shopper))).toBe(true);
    expect(headers.get("set-cookie")).toContain(`aisle_shopper=${body.shopper}; Path=/`);
  });

  it.each([
    ["k=0", 400, ["k"]],
    ["k=10000", 400, ["k"]],
    ["k=x", 400, ["k"]],
    ["placement=home.nowhere", 400, ["placement"]],
    ["filter=colour:red", 400, ["filter"]],
    ["product=prd_999999", 404, undefined],
    ["product=%00", 400, ["product"]],
    ["product=nonsense", 404, undefined],
    ["category=nowhere", 404, undefined],
  ])("%s is %i, naming %j", async (query, expected, fields) => {
    const { status, body, headers } = await call(GET, `/api/recommend?placement=home.new&${query}`);
    expect(status).toBe(expected);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(fieldsOf(body)).toEqual(fields);
    expect(body).toMatchObject({ status: expected, code: expected === 400 ? "invalid" : "not_found" });
  });

  it("answers 200 with the database away", async () => {
    await shop.setDatabase("away");
    const { status, body } = await call(GET, HOME, { shopper: randomId() });
    expect(status).toBe(200);
    expect(recommendAnswerSchema.parse(body).lists[0]?.items).toHaveLength(5);
    await shop.setDatabase("back");
  });
});

describe("GET /api/similar/{product}", () => {
  it("lists what is like a product, by id or code", async () => {
    const product = shop.productsOf(0)[0] ?? "";
    const { status, body } = await call(getSimilar, "/api/similar/x?k=3", { params: { product } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ product, placement: "product.similar" });
    expect(body.items).toHaveLength(3);
    expect(JSON.stringify(body.items)).not.toContain(`"${product}"`);
    expect((await call(getSimilar, "/api/similar/x", { params: { product: "SKU-1" } })).status).toBe(200);
    expect((await call(getSimilar, "/api/similar/x", { params: { product: "prd_0" } })).status).toBe(404);
    expect((await call(getSimilar, "/api/similar/x?k=0", { params: { product } })).status).toBe(400);
  });
});

describe("what is a shopper's own", () => {
  const stranger = randomId();
  const shopper = randomId();
  const params = { shopper };
  const routes = [
    ["recommend", getForShopper, HOME, "recommend:read"],
    ["profile", getProfile, "/api/shoppers/x/profile", "profile:read"],
  ] as const;
  beforeAll(() => shop.act(shopper, "purchase", shop.productsOf(1).slice(0, 2)));

  it.each(routes)("%s: is for that shopper and for keys with the scope", async (_, handler, url, scope) => {
    const key = await createApiKey("CRM", [scope]);
    expect((await call(handler, url, { params, shopper })).status).toBe(200);
    expect((await call(handler, url, { params, key })).status).toBe(200);
    expect((await call(handler, url, { params: { shopper: shopper.toUpperCase() }, key })).status).toBe(200);
  });

  it.each(routes)("%s: looks to everybody else as if it did not exist", async (_, handler, url) => {
    const answers = [
      await call(handler, url, { params, shopper: stranger }),
      await call(handler, url, { params }),
      await call(handler, url, { params: { shopper: randomId() }, shopper: stranger }),
      await call(handler, url, { params: { shopper: "1' or 1=1" } }),
    ];
    const bodies = answers.map(({ body }) => JSON.stringify({ ...body, requestId: "" }));
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill(404));
    expect(new Set(bodies).size).toBe(1);
  });

  it.each(routes)("%s: tells keys what is wrong with them", async (_, handler, url, scope) => {
    const key = await createApiKey("CRM", [scope]);
    const wrong = await createApiKey("Till", ["interactions:write"]);
    expect((await call(handler, url, { params, key: wrong })).status).toBe(403);
    expect((await call(handler, url, { params, key: `${key}x` })).status).toBe(401);
    // Lists there are for everybody, a past only of those who have one.
    for (const unknown of [randomId(), "1' or 1=1", "customer nobody knows"]) {
      const { status } = await call(handler, url, { params: { shopper: unknown }, key });
      expect(status).toBe(scope === "recommend:read" ? 200 : 404);
    }
  });

  it("a profile says what was done and what it says about taste", async () => {
    const { body } = await call(getProfile, "/api/shoppers/x/profile", { params, shopper });
    expect(body).toMatchObject({ shopper, consent: true, signedIn: false });
    expect(body.history).toHaveLength(2);
    expect(body.taste).toEqual([
      { category: { name: "Category leaf-0b", path: "root-0/leaf-0b" }, share: 1 },
    ]);
  });
});
