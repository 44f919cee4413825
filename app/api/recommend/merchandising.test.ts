import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { verifyListToken } from "@/lib/shop/interactions/list-token";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { addRule, changeRule, switchRule } from "@/lib/recommender/rules/commands";
import type { RuleAction } from "@/lib/recommender/rules/definition";
import { refreshRules } from "@/lib/recommender/rules/live-rules";
import { getRule, listRules, listRuleVersions } from "@/lib/recommender/rules/queries";
import { getEngine } from "@/lib/recommender/serving/engine";
import { recommend } from "@/lib/recommender/serving/recommend";
import { type RecommendAnswer, recommendAnswerSchema } from "@/lib/recommender/serving/schema";
import { call, type CallOptions } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { trainTestModel } from "@/lib/recommender/serving/testing/train-test-model";
import { GET as searchShop } from "../search/route";
import { GET as getOfMe, POST as switchOfMe } from "../shoppers/me/influences/route";
import { POST as switchOf } from "../shoppers/[shopper]/influences/route";
import { GET as getSimilar } from "../similar/[product]/route";
import { GET as getForShopper } from "./[shopper]/route";
import { GET, POST } from "./route";

const shop = withTestShop();
const MERCHANT = { process: "test" };
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

/** Keeps a rule for one placement, runs `work` while it is in force, and takes it away. */
async function under<T>(
  action: RuleAction,
  work: (id: string) => Promise<T>,
  { placements = ["home.trending"], startsAt = null, endsAt = null, ...scope }: Record<string, unknown> = {},
): Promise<T> {
  const definition = {
    name: "Test",
    owner: "Ann",
    reason: "To see it",
    scope: { placements, ...scope },
    action,
  };
  const id = await addRule(
    { definition, startsAt: startsAt as number | null, endsAt: endsAt as number | null },
    MERCHANT,
  );
  await refreshRules();
  try {
    return await work(id);
  } finally {
    await switchRule(id, "removed", MERCHANT);
    await refreshRules();
  }
}

describe("filters of requests", () => {
  it("hold in recommendations, similar products and searches, relative to the page's product", async () => {
    const product = shop.productsOf(2)[4] ?? "";
    const where = encodeURIComponent("price <= product.price * 1.2 and inStock");
    const price = Number(product.slice(4)) * 100;
    const asked = await get(`placement=home.trending&product=${product}&where=${where}&k=50`);
    expect(asked.lists[0]?.items.length).toBeGreaterThan(5);
    for (const { product: one } of asked.lists[0]?.items ?? [])
      expect(one.price.amount).toBeLessThanOrEqual(price * 1.2);
    const similar = await call(
      getSimilar,
      `/api/similar/${product}?where=${encodeURIComponent('category in "root-1"')}`,
      {
        params: { product },
      },
    );
    expect(similar.status).toBe(200);
    const found = await call(searchShop, `/api/search?q=product&where=${encodeURIComponent("price < 500")}`);
    expect(
      (found.body.products as { price: { amount: number } }[]).map((one) => one.price.amount).sort(),
    ).toEqual([100, 200, 300, 400]);
    expect(found.body.total).toBe(4);
  });

  it("that make no sense are refused with their place", async () => {
    const { status, body } = await call(
      GET,
      `/api/recommend?placement=home.trending&where=${encodeURIComponent("price < cheap")}`,
    );
    expect([status, pathsOf(body)]).toEqual([400, ["where"]]);
    expect(JSON.stringify(body)).toContain("at character 9");
    const cost = await call(
      GET,
      `/api/recommend?placement=home.trending&where=${encodeURIComponent("margin > 0.2")}`,
    );
    expect(cost.status).toBe(400);
  });
});

describe("rules", () => {
  it("reach every list from the next answer on, and go with the clock", async () => {
    const before = idsOf(await get("placement=home.trending&k=5"));
    const pinned = shop.productsOf(5)[9] ?? "";
    const pin: RuleAction = { kind: "pin", pins: [{ product: pinned, position: 2 }] };
    await under(pin, async (id) => {
      const answer = await get("placement=home.trending&k=5");
      expect(idsOf(answer)[1]).toBe(pinned);
      expect(answer.lists[0]?.items[1]?.moved).toEqual([
        { by: "pin", rule: id, from: expect.toSatisfy((n) => n === null || n >= 0) },
      ]);
    });
    expect(idsOf(await get("placement=home.trending&k=5"))).toEqual(before);
    const period = { startsAt: Date.now() - DAY, endsAt: Date.now() + DAY };
    await under(
      pin,
      async () => {
        const at = async (now: number) =>
          (await recommend({ shopperId: null, placements: [{ placement: "home.trending", k: 5 }] }, now))
            .lists[0]?.items[1]?.product.id;
        expect(await at(Date.now())).toBe(pinned);
        expect(await at(Date.now() + 2 * DAY)).not.toBe(pinned);
        expect(await at(Date.now() - 2 * DAY)).not.toBe(pinned);
      },
      period,
    );
  });

  it("are heard of without being asked for", async () => {
    const definition = {
      name: "Heard",
      owner: "Ann",
      reason: "To hear it",
      action: { kind: "exclude", where: 'category in "root-0"' },
    };
    const id = await addRule({ definition, startsAt: null, endsAt: null }, MERCHANT);
    const ofRoot = [...shop.productsOf(0), ...shop.productsOf(1)];
    await expect
      .poll(async () => idsOf(await get("placement=home.trending&k=60")).some((one) => ofRoot.includes(one)))
      .toBe(false);
    const found = await call(searchShop, "/api/search?q=product&limit=100");
    expect(found.body.total).toBe(40);
    await switchRule(id, "removed", MERCHANT);
    await refreshRules();
  });

  it("hold for the shoppers, devices and pages they are for", async () => {
    const known = randomId();
    await shop.act(known, "view", [shop.productsOf(2)[0] ?? ""]);
    const exclude: RuleAction = { kind: "exclude", where: 'category in "root-0"' };
    const ofRoot = [...shop.productsOf(0), ...shop.productsOf(1)];
    const holdsFor = async (query: string, options: CallOptions) =>
      !idsOf(await get(`${query}&k=50`, options)).some((one) => ofRoot.includes(one));
    const liking = shop.categories[2]?.path;
    await under(
      exclude,
      async () => {
        expect(await holdsFor("placement=home.trending", { shopper: known })).toBe(true);
        expect(await holdsFor("placement=home.trending", { shopper: randomId() })).toBe(false);
      },
      { likes: liking },
    );
    await under(
      exclude,
      async () => {
        expect(await holdsFor("placement=home.trending", { shopper: known })).toBe(false);
        expect(await holdsFor("placement=home.trending", { shopper: randomId() })).toBe(true);
      },
      { shoppers: "new" },
    );
    await under(
      exclude,
      async () => {
        const elsewhere = shop.categories[4]?.path;
        expect(await holdsFor(`placement=home.trending&category=${liking}`, {})).toBe(true);
        expect(await holdsFor(`placement=home.trending&category=${elsewhere}`, {})).toBe(false);
      },
      { category: liking },
    );
  });

  it("give what was seen too often a rest", async () => {
    const shopper = randomId();
    const [first = ""] = idsOf(await get("placement=home.trending&k=3", { shopper }));
    const seen = () =>
      shop.query(
        `insert into shown_lists (id, placement, strategy, rung, shopper_id, items, served_at, impressed_at)
         values ($1, 'home.trending', 'trending@1', 'live', $2, $3, now(), now())`,
        [uuidv7(), shopper, [Number(first.slice(4))]],
      );
    await seen();
    await under({ kind: "fatigue", most: 2, days: 7 }, async () => {
      expect(idsOf(await get("placement=home.trending&k=3", { shopper }))[0]).toBe(first);
      await seen();
      getEngine().exposures.forget(shopper);
      expect(idsOf(await get("placement=home.trending&k=60", { shopper }))).not.toContain(first);
      expect(idsOf(await get("placement=home.trending&k=3", { shopper: randomId() }))[0]).toBe(first);
    });
  });

  it("are kept with their history, and by nobody who may not", async () => {
    const action = { kind: "boost", where: 'brand = "Brand 1"', factor: 2 };
    const definition = { name: "More of brand 1", owner: "Ann", reason: "Overstock", action };
    const none = { startsAt: null, endsAt: null };
    const key = { key: "k", scopes: ["merchandising:read"] };
    await expect(addRule({ definition, ...none }, key)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listRules(null)).rejects.toMatchObject({ code: "unauthenticated" });
    const wrong = {
      ...definition,
      scope: { category: "nowhere" },
      action: { kind: "pin", pins: [{ product: "none", position: 1 }] },
    };
    await expect(addRule({ definition: wrong, ...none }, MERCHANT)).rejects.toMatchObject({
      fields: [{ path: "scope.category" }, { path: "action.pins.0.product" }],
    });
    const id = await addRule({ definition, ...none }, MERCHANT);
    await changeRule(id, 1, { definition: { ...definition, name: "Less" }, ...none }, MERCHANT);
    await expect(changeRule(id, 1, { definition, ...none }, MERCHANT)).rejects.toMatchObject({
      code: "conflict",
    });
    await switchRule(id, "off", MERCHANT);
    await switchRule(id, "off", MERCHANT);
    expect(await getRule(id, key)).toMatchObject({ version: 3, state: "off", definition: { name: "Less" } });
    const history = await listRuleVersions(id, key);
    expect(history.map(({ version, state, definition: { name } }) => [version, state, name])).toEqual([
      [3, "off", "Less"],
      [2, "on", "Less"],
      [1, "on", "More of brand 1"],
    ]);
    await switchRule(id, "removed", MERCHANT);
    await expect(getRule(id, key)).rejects.toMatchObject({ code: "not_found" });
    const audit = await shop.query<{ action: string }>(
      "select action from audit_entries where subject = $1 order by id",
      [id],
    );
    expect(audit.map((entry) => entry.action)).toEqual([
      "rule.add",
      "rule.change",
      "rule.switch-off",
      "rule.remove",
    ]);
  });
});

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
    expect(await refused(`placement=home.for-you&cursor=${cursor}&where=inStock`)).toEqual([
      400,
      ["cursor"],
    ]);
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

describe("a trace", () => {
  it("says of every candidate where it came from, what removed and what moved it", async () => {
    const shopper = randomId();
    const [bought = ""] = shop.productsOf(2);
    await shop.act(shopper, "purchase", [bought]);
    const key = await createApiKey("CRM", ["recommend:read", "trace:read"]);
    const where = 'category in "root-1"';
    await under(
      { kind: "exclude", where },
      async (rule) => {
        const url = `/api/recommend/${shopper}?placement=home.for-you&k=5&trace=1`;
        const { status, body } = await call(getForShopper, url, { params: { shopper }, key });
        expect(status).toBe(200);
        const { lists } = recommendAnswerSchema.parse(body);
        const trace = lists[0]?.trace;
        expect(trace?.rules).toEqual([rule]);
        const shown = trace?.candidates.filter(({ position }) => position !== null) ?? [];
        expect(shown.map(({ product }) => product)).toEqual(lists[0]?.items.map(({ product }) => product.id));
        expect(shown[0]?.sources[0]).toMatchObject({
          source: "ranker",
          raw: expect.any(Number),
          calibrated: expect.any(Number),
        });
        expect(trace?.candidates.find(({ product }) => product === bought)?.removed).toEqual({
          by: "met, bought or in the cart",
          rule: null,
        });
        const barred = trace?.candidates.filter(({ removed }) => removed?.by === "left out by a rule") ?? [];
        expect(barred.length).toBeGreaterThan(0);
        expect(new Set(barred.map(({ removed }) => removed?.rule))).toEqual(new Set([rule]));
        expect(trace?.stages.map(({ stage }) => stage)).toContain("source ranker");
      },
      { placements: ["home.for-you"] },
    );
  });

  it("is for those who may see one", async () => {
    const shopper = randomId();
    await shop.act(shopper, "view", [shop.productsOf(2)[0] ?? ""]);
    const key = await createApiKey("CRM", ["recommend:read"]);
    const url = `/api/recommend/${shopper}?placement=home.for-you&trace=1`;
    expect((await call(getForShopper, url, { params: { shopper }, key })).status).toBe(403);
    expect((await get("placement=home.for-you&trace=0", { shopper })).lists[0]?.trace).toBeUndefined();
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
    expect((await ask(mayNot, { product, on: false })).status).toBe(404);
    expect((await ask(may, { product: "none", on: false })).status).toBe(404);
    expect(pathsOf((await ask(may, { product })).body)).toEqual(["on"]);
  });
});
