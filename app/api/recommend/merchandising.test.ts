import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
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
import { GET as getSimilar } from "../similar/[product]/route";
import { GET as getForShopper } from "./[shopper]/route";
import { GET } from "./route";

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
  const { id } = await addRule(
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
    const pinned = shop.productsOf(5).find((id) => !before.includes(id)) ?? "";
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

  it("pin nothing to a search that has not found it, nor to what a shopper has seen", async () => {
    const pinned = shop.productsOf(5)[9] ?? "";
    const shopper = randomId();
    await shop.act(shopper, "view", [shop.productsOf(2)[0] ?? ""]);
    const action: RuleAction = { kind: "pin", pins: [{ product: pinned, position: 1 }] };
    const everywhere = { placements: [] };
    await under(
      action,
      async () => {
        expect(idsOf(await get("placement=search&q=product&k=3"))[0]).toBe(pinned);
        expect(idsOf(await get("placement=search&q=zebra&k=3"))).not.toContain(pinned);
        expect(idsOf(await get("placement=home.recently-viewed&k=3", { shopper }))).not.toContain(pinned);
        const page = await get("placement=home.trending&placement=home.new&k=3", { shopper });
        expect([0, 1].filter((place) => idsOf(page, place).includes(pinned))).toHaveLength(1);
      },
      everywhere,
    );
  });

  it("are heard of without being asked for", async () => {
    const definition = {
      name: "Heard",
      owner: "Ann",
      reason: "To hear it",
      action: { kind: "exclude", where: 'category in "root-0"' },
    };
    const { id } = await addRule({ definition, startsAt: null, endsAt: null }, MERCHANT);
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
    const { id } = await addRule({ definition, ...none }, MERCHANT);
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
