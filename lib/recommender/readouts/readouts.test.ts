import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import { fillRandomly } from "@/lib/recommender/insights/testing/fill-randomly";
import { readRaw, type RawShop } from "@/lib/recommender/insights/testing/read-raw";
import { salesOf } from "@/lib/recommender/insights/testing/sales-by-hand";
import { bucketOf, createRng } from "@/ml/index";
import { countExperiment, countHoldout } from "./read-sums";
import type { Totals } from "./sums";

const START = Date.parse("2026-03-01T00:00:00Z");
const DAY = 86_400_000;
const WEEK = 7 * DAY;
const UNTIL = START + 13 * DAY;

const database = withTestDatabase();
const definition = definitionSchema.parse({
  hypothesis: "Any.",
  placements: ["home.for-you"],
  variants: [
    { key: "a", name: "A", share: 0.5 },
    { key: "b", name: "B", share: 0.5 },
  ],
});

interface Marked {
  variant: string | null;
  device: string | null;
  isNew: boolean | null;
  held: boolean | null;
}

/** Puts most lists into an experiment and marks them as serving does; some shoppers have seen both variants. */
async function mark(pool: pg.Pool, seed: number): Promise<Map<string, Marked>> {
  const rng = createRng(seed);
  const { rows } = await pool.query<{ id: string; shopper: string }>(
    "select id, shopper_id as shopper from shown_lists order by id",
  );
  const marks = new Map<string, Marked>();
  for (const { id, shopper } of rows) {
    const own = bucketOf("x", shopper) < 0.5 ? "a" : "b";
    const crosses = rng.uniform() < 0.02;
    marks.set(id, {
      variant: rng.uniform() < 0.2 ? null : crosses ? (own === "a" ? "b" : "a") : own,
      device: rng.uniform() < 0.5 ? "phone" : "desktop",
      isNew: rng.uniform() < 0.5,
      held: rng.uniform() < 0.3 ? null : bucketOf("h", shopper) < 0.3,
    });
  }
  await pool.query(
    `update shown_lists l set experiment = case when m.variant is null then null else 'x' end, variant = m.variant,
       device = m.device, is_new = m."isNew", held = m.held
     from json_to_recordset($1::json) as m (id uuid, variant text, device text, "isNew" boolean, held boolean) where m.id = l.id`,
    [JSON.stringify([...marks].map(([id, marked]) => ({ id, ...marked })))],
  );
  return marks;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What percentile_disc(0.99) of these is. */
function most(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(0.99 * sorted.length) - 1] ?? Infinity;
}

/** What each exposed shopper did, by looking through everything there is. */
function outcomesByHand(
  shop: RawShop,
  marks: Map<string, Marked>,
  variantOf: (marked: Marked) => string | null,
) {
  const shown = shop.lists
    .map((list) => ({
      ...list,
      ...marks.get(list.id),
      canonical: shop.mergedInto.get(list.shopperId) ?? list.shopperId,
    }))
    .map((list) => ({ ...list, variant: variantOf(list as Marked) }))
    .filter(
      (list) =>
        list.lane === "person" &&
        list.variant !== null &&
        list.impressedAt !== null &&
        list.impressedAt < UNTIL,
    );
  const sales = salesOf(shop).filter(({ hasPrice, at }) => hasPrice && at < UNTIL);
  return [...new Set(shown.map(({ canonical }) => canonical))].map((shopper) => {
    const lists = shown
      .filter(({ canonical }) => canonical === shopper)
      .sort((a, b) => (a.impressedAt ?? 0) - (b.impressedAt ?? 0) || (a.id < b.id ? -1 : 1));
    const [first] = lists;
    const since = first?.impressedAt ?? 0;
    const ids = new Map(lists.map((list) => [list.id, list.impressedAt ?? 0]));
    const clicked = new Set(
      shop.clicks
        .filter(
          ({ listId, at, lane }) => lane === "person" && at < UNTIL && at < (ids.get(listId) ?? -WEEK) + WEEK,
        )
        .map(({ listId }) => listId),
    );
    const own = sales.filter((sale) => sale.shopperId === shopper);
    const after = own.filter(({ at }) => at >= since);
    const before = own.filter(({ at }) => at < since && at >= since - 28 * DAY);
    // A list of this experiment counts whoever of its shoppers bought from it.
    const shownAt = new Map(shown.map((list) => [list.id, list.impressedAt ?? 0]));
    const fromLists = after.filter(({ listId, at }) => at < (shownAt.get(listId ?? "") ?? -WEEK) + WEEK);
    const ordersOf = (some: typeof own) => new Set(some.map(({ order }) => order)).size;
    return {
      variant: first?.variant ?? "",
      device: first?.device,
      isNew: first?.isNew,
      crossed: new Set(lists.map(({ variant }) => variant)).size > 1,
      lists: lists.length,
      clicked: clicked.size,
      carted: shop.facts.some(
        ({ shopperId, kind, lane, at }) =>
          shopperId === shopper && kind === "cart" && lane === "person" && at >= since && at < UNTIL,
      ),
      orders: ordersOf(after),
      ordersBefore: ordersOf(before),
      revenue: sum(after.map(({ amount }) => amount)),
      revenueBefore: sum(before.map(({ amount }) => amount)),
      listRevenue: sum(fromLists.map(({ amount }) => amount)),
    };
  });
}

type ByHand = ReturnType<typeof outcomesByHand>[number];

function totalsByHand(variant: string, all: ByHand[], part: (one: ByHand) => boolean): Totals {
  const counted = all.filter(({ crossed }) => !crossed);
  const cap = (pick: (one: ByHand) => number) => most(counted.map(pick).filter((value) => value > 0));
  const mostLists = Math.max(20, most(counted.map(({ lists }) => lists)));
  const [revenue, before, ofLists] = [
    cap((one) => one.revenue),
    cap((one) => one.revenueBefore),
    cap((one) => one.listRevenue),
  ];
  const mine = counted.filter((one) => one.variant === variant && part(one));
  const add = (value: (one: ByHand) => number) => sum(mine.map(value));
  const weight = ({ lists }: ByHand) => Math.min(1, mostLists / lists);
  const [told, followed] = [
    (one: ByHand) => one.lists * weight(one),
    (one: ByHand) => one.clicked * weight(one),
  ];
  const paid = (one: ByHand) => Math.min(one.revenue, revenue);
  const paidBefore = (one: ByHand) => Math.min(one.revenueBefore, before);
  const paidFromLists = (one: ByHand) => Math.min(one.listRevenue, ofLists);
  const bought = (one: ByHand) => Number(one.orders > 0);
  const boughtBefore = (one: ByHand) => Number(one.ordersBefore > 0);
  return {
    variant,
    n: mine.length,
    lists: add(told),
    lists2: add((one) => told(one) ** 2),
    clicked: add(followed),
    clicked2: add((one) => followed(one) ** 2),
    clickedLists: add((one) => told(one) * followed(one)),
    clickShares: add((one) => one.clicked / one.lists),
    carted: add(({ carted }) => Number(carted)),
    bought: add(bought),
    boughtBefore: add(boughtBefore),
    boughtBoth: add((one) => bought(one) * boughtBefore(one)),
    orders: add(({ orders }) => orders),
    orders2: add(({ orders }) => orders ** 2),
    ordersBefore: add(({ ordersBefore }) => ordersBefore),
    ordersBefore2: add(({ ordersBefore }) => ordersBefore ** 2),
    ordersBoth: add(({ orders, ordersBefore }) => orders * ordersBefore),
    revenue: add(paid),
    revenue2: add((one) => paid(one) ** 2),
    revenueBefore: add(paidBefore),
    revenueBefore2: add((one) => paidBefore(one) ** 2),
    revenueBoth: add((one) => paid(one) * paidBefore(one)),
    listRevenue: add(paidFromLists),
    listRevenue2: add((one) => paidFromLists(one) ** 2),
    fullRevenue: add((one) => one.revenue),
  };
}

function expectTotals(found: Totals[] | undefined, expected: Totals[]) {
  for (const wanted of expected.filter(({ n }) => n > 0)) {
    const own = found?.find(({ variant }) => variant === wanted.variant);
    for (const [key, value] of Object.entries(wanted)) {
      const counted = own?.[key as keyof Totals];
      if (typeof value === "number") expect(counted, key).toBeCloseTo(value, 4);
      else expect(counted).toBe(value);
    }
  }
}

describe.each([1, 2, 3])("a random shop, seed %i", (seed) => {
  let shop: RawShop;
  let marks: Map<string, Marked>;
  beforeEach(async () => {
    const pool = database.pool();
    await pool.query(
      "truncate shown_lists, clicks, interactions, order_items, orders, products, categories, shoppers restart identity cascade",
    );
    await fillRandomly(pool, createRng(seed), { start: START, days: 16 });
    marks = await mark(pool, seed);
    shop = await readRaw(pool);
  });

  it("is read out as counting by hand says, whole and in parts", async () => {
    const sums = await countExperiment({ id: "x", definition }, UNTIL);
    const byHand = outcomesByHand(shop, marks, ({ variant }) => variant);
    const of = (part: (one: ByHand) => boolean) =>
      ["a", "b"].map((variant) => totalsByHand(variant, byHand, part));
    expect(sums.crossed).toBe(byHand.filter(({ crossed }) => crossed).length);
    expect(byHand.some(({ orders }) => orders > 0) && byHand.some(({ clicked }) => clicked > 0)).toBe(true);
    expectTotals(
      sums.variants,
      of(() => true),
    );
    expectTotals(
      sums.segments.phone,
      of(({ device }) => device === "phone"),
    );
    expectTotals(
      sums.segments.desktop,
      of(({ device }) => device === "desktop"),
    );
    expectTotals(
      sums.segments.new,
      of(({ isNew }) => isNew === true),
    );
    expectTotals(
      sums.segments.known,
      of(({ isNew }) => isNew === false),
    );
  });

  it("tells the holdout from everybody else", async () => {
    const holdout = { share: 0.3, salt: "h", startedAt: START, strategies: {} };
    const sums = await countHoldout(holdout, UNTIL);
    const byHand = outcomesByHand(shop, marks, ({ held }) =>
      held === null ? null : held ? "held" : "reached",
    );
    expectTotals(
      sums.variants,
      ["held", "reached"].map((variant) => totalsByHand(variant, byHand, () => true)),
    );
  });
});
