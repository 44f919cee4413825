import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { verifyListToken } from "@/lib/shop/interactions/list-token";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import { type RecommendAnswer, recommendAnswerSchema } from "@/lib/recommender/serving/schema";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { trainTestModel } from "@/lib/recommender/serving/testing/train-test-model";
import { GET as getOfMe, POST as switchOfMe } from "../shoppers/me/influences/route";
import { POST as switchOf } from "../shoppers/[shopper]/influences/route";
import { GET, POST } from "./route";

const shop = withTestShop();
const DAY = 24 * 60 * 60 * 1_000;

beforeAll(async () => {
  await trainTestModel(shop, "first", "blend");
  await getEngine().refresh();
});

async function get(query: string, options: CallOptions = {}): Promise<RecommendAnswer> {
  const { status, body } = await call(GET, `/api/recommend?${query}`, options);
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return recommendAnswerSchema.parse(body);
}

const idsOf = ({ lists }: RecommendAnswer, place = 0) =>
  (lists[place]?.items ?? []).map(({ product }) => product.id);
const pathsOf = (body: Record<string, unknown>) =>
  (body.errors as { path: string }[] | undefined)?.map(({ path }) => path);

describe("paging", () => {
  it("goes on where the list ended, repeats nothing, and is not moved by what the shopper does meanwhile", async () => {
    const [acting, still] = [randomId(), randomId()];
    const at = Date.now() - DAY;
    for (const shopper of [acting, still])
      await shop.query(
        "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, $3, 'view', to_timestamp($4 / 1000.0))",
        [uuidv7(), shopper, Number(shop.productsOf(1)[3]?.slice(4)), at],
      );
    const pagesOf = async (shopper: string, act: () => Promise<void>) => {
      const pages: string[][] = [];
      for (let cursor: string | null = ""; cursor !== null && pages.length < 20;) {
        const next: string = cursor === "" ? "" : `&cursor=${cursor}`;
        const answer: RecommendAnswer = await get(`placement=home.for-you&k=7${next}`, { shopper });
        pages.push(idsOf(answer));
        cursor = answer.lists[0]?.cursor ?? null;
        await act();
      }
      return pages;
    };
    const quiet = await pagesOf(still, async () => {});
    const busy = await pagesOf(acting, () => shop.act(acting, "view", shop.productsOf(4).slice(0, 2)));
    expect(busy).toEqual(quiet);
    const all = quiet.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(59);
  });

  it("is of one list, of one shopper, and of ours", async () => {
    const shopper = randomId();
    await shop.act(shopper, "view", [shop.productsOf(0)[0] ?? ""]);
    const { lists } = await get("placement=home.for-you&k=5", { shopper });
    const cursor = lists[0]?.cursor ?? "";
    const refused = async (query: string, options: CallOptions = { shopper }) => {
      const { status, body } = await call(GET, `/api/recommend?${query}`, options);
      return [status, pathsOf(body)];
    };
    expect(await refused(`placement=home.new&cursor=${cursor}`)).toEqual([400, ["cursor"]]);
    expect(await refused(`placement=home.for-you&cursor=${cursor}`, { shopper: randomId() })).toEqual([
      400,
      ["cursor"],
    ]);
    expect(await refused(`placement=home.for-you&cursor=${cursor}&where=inStock`)).toEqual([400, ["cursor"]]);
    expect(await refused(`placement=home.for-you&cursor=${cursor.slice(0, -2)}xx`)).toEqual([
      400,
      ["cursor"],
    ]);
    expect(await refused(`placement=home.for-you&cursor=${lists[0]?.token}`)).toEqual([400, ["cursor"]]);
    const token = verifyListToken(cursor, Date.now());
    expect(token.ok).toBe(false);
  });

  it("works for searches, too", async () => {
    const first = await get("placement=search&q=product&k=25");
    const second = await get(`placement=search&q=product&k=25&cursor=${first.lists[0]?.cursor}`);
    const third = await get(`placement=search&q=product&k=25&cursor=${second.lists[0]?.cursor}`);
    const all = [first, second, third].flatMap((answer) => idsOf(answer));
    expect([all.length, new Set(all).size]).toEqual([60, 60]);
    expect(third.lists[0]).toMatchObject({
      cursor: null,
      short: "at the end",
      search: { total: 60, offset: 50 },
    });
  });
});

describe("POST /api/recommend", () => {
  it("lets each placement be about something of its own", async () => {
    const [one = "", two = ""] = [shop.productsOf(0)[1], shop.productsOf(3)[1]];
    const body = {
      placements: [
        { placement: "product.similar", k: 2, product: one },
        { placement: "product.similar", k: 3, product: two },
        { placement: "category.top", category: shop.categories[5]?.path, k: 4, where: "price > 1000" },
        { placement: "product.similar", k: 2 },
      ],
      exclude: [shop.productsOf(3)[2]],
    };
    const { status, body: answered } = await call(POST, "/api/recommend", { body });
    expect(status).toBe(200);
    const { lists } = recommendAnswerSchema.parse(answered);
    expect(lists.map(({ items, short }) => [items.length, short])).toEqual([
      [2, null],
      [3, null],
      [4, null],
      [expect.any(Number), "needs a product"],
    ]);
    const ids = lists.flatMap(({ items }) => items.map(({ product }) => product.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(shop.productsOf(3)[2]);
    for (const { product } of lists[2]?.items ?? []) expect(shop.productsOf(5)).toContain(product.id);
    const wrong = await call(POST, "/api/recommend", {
      body: { placements: [{ placement: "home.new", where: "1" }] },
    });
    expect([wrong.status, pathsOf(wrong.body)]).toEqual([400, ["placements.0.where"]]);
  });
});

describe("influences", () => {
  const PLACES =
    "placement=home.for-you&placement=home.trending&placement=category.top&placement=home.recently-viewed&placement=account.again&k=6";

  it("that are switched off are as if they had never been", async () => {
    const [whole, without] = [randomId(), randomId()];
    const now = Date.now();
    const [kept = "", off = "", other = ""] = [
      shop.productsOf(0)[2],
      shop.productsOf(3)[4],
      shop.productsOf(0)[5],
    ];
    const add = (shopper: string, product: string, kind: string, ago: number) =>
      shop.query(
        `insert into interactions (id, shopper_id, product_id, kind, at)
         values ($1, $2, $3, $4::interaction_kind, to_timestamp($5 / 1000.0))`,
        [uuidv7(), shopper, Number(product.slice(4)), kind, now - ago],
      );
    for (const shopper of [whole, without]) {
      await add(shopper, kept, "view", 5_000);
      await add(shopper, other, "purchase", 4_000);
    }
    await add(whole, off, "view", 4_500);
    await add(whole, off, "purchase", 1_000);
    const ask = async (shopperId: string) => {
      const query = new URLSearchParams(PLACES).getAll("placement");
      const placements = query.map((placement) => ({ placement, k: 6, category: shop.categories[3]?.path }));
      const { lists } = await recommend({ shopperId, placements: placements as never }, now);
      return lists.map(({ placement, items, title }) => ({
        placement,
        title,
        items: items.map(({ product, score, reason }) => ({ product: product.id, score, reason })),
      }));
    };
    expect(await ask(whole)).not.toEqual(await ask(without));
    const switched = await call(switchOfMe, "/api/shoppers/me/influences", {
      shopper: whole,
      body: { product: off, on: false },
    });
    expect([switched.status, switched.body]).toEqual([200, { off: [off] }]);
    expect(await ask(whole)).toEqual(await ask(without));
    // What the process remembers itself follows, too, while the database is away.
    await shop.setDatabase("away");
    expect((await ask(whole)).map(({ items }) => items.map(({ product }) => product))).toEqual(
      (await ask(without)).map(({ items }) => items.map(({ product }) => product)),
    );
    await shop.setDatabase("back");
    await call(switchOfMe, "/api/shoppers/me/influences", {
      shopper: whole,
      body: { product: off, on: true },
    });
    expect((await call(getOfMe, "/api/shoppers/me/influences", { shopper: whole })).body).toEqual({
      off: [],
    });
    expect(await ask(whole)).not.toEqual(await ask(without));
  });

  it("are switched by server keys that may, too", async () => {
    const shopper = randomId();
    const product = shop.productsOf(1)[1] ?? "";
    await shop.act(shopper, "view", [product]);
    const [may, mayNot] = [
      await createApiKey("CRM", ["shoppers:write"]),
      await createApiKey("CRM", ["recommend:read"]),
    ];
    const url = `/api/shoppers/${shopper}/influences`;
    const ask = (key: string, body: unknown) => call(switchOf, url, { params: { shopper }, key, body });
    expect((await ask(may, { product, on: false })).body).toEqual({ off: [product] });
    expect((await ask(mayNot, { product, on: false })).status).toBe(403);
    expect((await ask(may, { product: "none", on: false })).status).toBe(404);
    expect(pathsOf((await ask(may, { product })).body)).toEqual(["on"]);
  });
});
