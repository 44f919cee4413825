import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { createRng, type Rng } from "@/ml/index";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { activityReport } from "./activity-report";
import { type Outcome, rateOf, type Step } from "./outcome";
import { placementReport } from "./placement-report";
import { fillRandomly } from "./testing/fill-randomly";
import {
  readRaw,
  type RawClick,
  type RawFact,
  type RawLine,
  type RawList,
  type RawShop,
} from "./testing/read-raw";

const PERIOD = { from: "2026-03-08", to: "2026-03-14" };
const START = Date.parse("2026-03-01T00:00:00Z");
const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** 0 for the days before, 1 for the period, null for neither. */
function halfOf(at: number): 0 | 1 | null {
  const day = Math.floor((at - START) / DAY);
  return day < 0 || day >= 14 ? null : day < 7 ? 0 : 1;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A line of an order that stands, or a purchase another front end reported: what both reports call a sale. */
interface RawSale {
  at: number;
  order: string | null;
  units: number;
  amount: number;
  listId: string | null;
  hasPrice: boolean;
}

/** Pieces that returns took back, by purchase: of each shopper and product the newest ones that stand, one by one. */
function returnedOf(facts: readonly RawFact[]): Map<string, number> {
  const returned = new Map<string, number>();
  const standing = new Map<string, string[]>();
  const inOrder = facts
    .filter(({ kind, lane }) => lane === "person" && (kind === "purchase" || kind === "return"))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const { id, kind, shopperId, productId, value } of inOrder) {
    const key = `${shopperId} ${productId}`;
    const pieces = standing.get(key) ?? [];
    standing.set(key, pieces);
    for (let piece = 0; piece < value; piece++) {
      if (kind === "purchase") pieces.push(id);
      else {
        const taken = pieces.pop();
        if (taken !== undefined) returned.set(taken, (returned.get(taken) ?? 0) + 1);
      }
    }
  }
  return returned;
}

function salesOf({ lines, facts }: RawShop): RawSale[] {
  const returned = returnedOf(facts);
  const left = (id: string, units: number) => units - (returned.get(id) ?? 0);
  const ordered = new Set(lines.map((line: RawLine) => line.id));
  const placed = lines.filter(({ status }) => status === "placed");
  const reported = facts.filter(
    ({ id, kind, lane }: RawFact) => kind === "purchase" && lane === "person" && !ordered.has(id),
  );
  const inPounds = (currency: string | null, amount: number) => (currency === "GBP" ? amount : 0);
  const sales = [
    ...placed.map((line) => ({
      at: line.at,
      order: line.orderId,
      units: left(line.id, line.quantity),
      amount: inPounds(line.currency, left(line.id, line.quantity) * line.unitAmount),
      listId: line.listId,
      hasPrice: true,
    })),
    ...reported.map(({ id, at, unitAmount, orderRef, shopperId, value, currency, listId }) => ({
      at,
      order: unitAmount === null ? null : (orderRef ?? `${shopperId} ${at}`),
      units: left(id, value),
      amount: inPounds(currency, Math.round(left(id, value) * (unitAmount ?? 0))),
      listId,
      hasPrice: unitAmount !== null,
    })),
  ];
  return sales.filter(({ units }) => units > 0);
}

function isOfList(at: number, list: RawList | undefined): boolean {
  return list?.lane === "person" && list.impressedAt !== null && at < list.impressedAt + WEEK;
}

function bruteActivity(shop: RawShop, belongs: (at: number) => boolean) {
  const lists = new Map(shop.lists.map((list: RawList) => [list.id, list]));
  const facts = shop.facts.filter(({ at, lane }) => lane === "person" && belongs(at));
  const sales = salesOf(shop).filter(({ at }) => belongs(at));
  const fromLists = sales.filter(({ at, listId }) => isOfList(at, lists.get(listId ?? "")));
  return {
    shoppers: new Set(facts.map(({ shopperId }) => shopperId)).size,
    views: facts.filter(({ kind }) => kind === "view").length,
    carts: facts.filter(({ kind }) => kind === "cart").length,
    orders: new Set(sales.flatMap(({ order }) => order ?? [])).size,
    lines: sales.length,
    units: sum(sales.map(({ units }) => units)),
    revenue: sum(sales.map(({ amount }) => amount)),
    listRevenue: sum(fromLists.map(({ amount }) => amount)),
  };
}

/** What came of one list, by looking through everything there is. */
function bruteList(shop: RawShop, sales: readonly RawSale[], list: RawList) {
  const isIn = (at: number) => at < (list.impressedAt ?? 0) + WEEK;
  const clicks = shop.clicks.filter(
    (click: RawClick) => click.listId === list.id && click.lane === "person" && isIn(click.at),
  );
  const carts = shop.facts.filter(
    ({ listId, kind, lane, at }) => listId === list.id && kind === "cart" && lane === "person" && isIn(at),
  );
  const bought = sales.filter(({ listId, at, hasPrice }) => listId === list.id && hasPrice && isIn(at));
  return { clicks: clicks.length, carts: carts.length, bought };
}

function bruteOutcome(shop: RawShop, belongs: (list: RawList) => boolean, cap: number) {
  const sales = salesOf(shop);
  const lists = shop.lists.filter((l) => l.lane === "person" && l.impressedAt !== null && belongs(l));
  const outcomes = lists.map((list) => {
    const shopper = shop.mergedInto.get(list.shopperId) ?? list.shopperId;
    return { shopper, ...bruteList(shop, sales, list) };
  });
  const shoppers = [...new Set(outcomes.map(({ shopper }) => shopper))];
  const shareOf = (reached: (outcome: (typeof outcomes)[number]) => boolean) => {
    const shares = shoppers.map((shopper) => {
      const own = outcomes.filter((outcome) => outcome.shopper === shopper);
      return own.filter(reached).length / own.length;
    });
    return shares.length === 0 ? null : sum(shares) / shares.length;
  };
  const revenueOf = (shopper: string) =>
    sum(outcomes.filter((o) => o.shopper === shopper).flatMap(({ bought }) => bought.map((b) => b.amount)));
  const bought = outcomes.flatMap((outcome) => outcome.bought);
  return {
    lists: lists.length,
    shoppers: shoppers.length,
    clickedLists: outcomes.filter(({ clicks }) => clicks > 0).length,
    clicks: sum(outcomes.map(({ clicks }) => clicks)),
    cartedLists: outcomes.filter(({ carts }) => carts > 0).length,
    carts: sum(outcomes.map(({ carts }) => carts)),
    boughtLists: outcomes.filter((outcome) => outcome.bought.length > 0).length,
    lines: bought.length,
    units: sum(bought.map(({ units }) => units)),
    revenue: sum(bought.map(({ amount }) => amount)),
    click: shareOf(({ clicks }) => clicks > 0),
    cart: shareOf(({ carts }) => carts > 0),
    purchase: shareOf((outcome) => outcome.bought.length > 0),
    perShopper:
      shoppers.length === 0 ? 0 : sum(shoppers.map((s) => Math.min(cap, revenueOf(s)))) / shoppers.length,
    revenues: shoppers.map(revenueOf),
  };
}

function expectSame(outcome: Outcome, brute: ReturnType<typeof bruteOutcome>): void {
  const { click, cart, purchase, perShopper, revenues: _, ...counts } = brute;
  expect(outcome).toMatchObject(counts);
  for (const [step, value] of Object.entries({ click, cart, purchase })) {
    const reported = rateOf(outcome, step as Step).value;
    if (value === null) expect(reported).toBeNull();
    else expect(reported).toBeCloseTo(value, 12);
  }
  expect(outcome.revenuePerShopper.mean).toBeCloseTo(perShopper, 8);
}

describe.each([1, 2, 3, 4, 5])("every figure of shop %i equals a plain count of its rows", (seed) => {
  const database = withTestDatabase();
  let pool: pg.Pool;
  let rng: Rng;
  let raw: RawShop;

  beforeEach(async () => {
    pool = database.pool();
    rng = createRng(seed);
    await pool.query(
      "truncate interactions, shown_lists, clicks, orders, order_items, shoppers, products, categories restart identity cascade",
    );
    await fillRandomly(pool, rng, { start: START - DAY, days: 17 });
    raw = await readRaw(pool);
    await refreshRollups();
  });

  it("of the overview", async () => {
    const report = await activityReport(PERIOD, "GBP");
    expect(report.now.lines).toBeGreaterThan(20);
    expect(report.now).toEqual(bruteActivity(raw, (at) => halfOf(at) === 1));
    expect(report.before).toEqual(bruteActivity(raw, (at) => halfOf(at) === 0));
    report.days.forEach((day, i) =>
      expect(report.perDay[i]).toEqual(bruteActivity(raw, (at) => dayOf(at) === day)),
    );
  });

  it("of the placements", async () => {
    const report = await placementReport(PERIOD, "GBP");
    const halfOfList = (list: RawList) => halfOf(list.impressedAt ?? 0);
    // Where sums are cut: the largest of the smaller 99 in 100 of those that bought, in both periods.
    const bought = [0, 1]
      .flatMap((half) => bruteOutcome(raw, (list) => halfOfList(list) === half, Infinity).revenues)
      .filter((revenue) => revenue > 0)
      .sort((a, b) => a - b);
    const cap = bought[Math.ceil(0.99 * bought.length) - 1] ?? 0;
    const check = (outcome: Outcome, belongs: (list: RawList) => boolean) =>
      expectSame(outcome, bruteOutcome(raw, belongs, cap));
    check(report.total.now, (list) => halfOfList(list) === 1);
    check(report.total.before, (list) => halfOfList(list) === 0);
    expect(report.total.now.boughtLists).toBeGreaterThan(3);
    report.days.forEach((day, i) => {
      const outcome = report.perDay[i];
      if (outcome) check(outcome, (list) => dayOf(list.impressedAt ?? 0) === day);
    });
    for (const { placement, now, before, strategies, models } of report.placements) {
      const isOf = (list: RawList, half: number) => list.placement === placement && halfOfList(list) === half;
      check(now, (list) => isOf(list, 1));
      check(before, (list) => isOf(list, 0));
      for (const { name, outcome } of strategies)
        check(outcome, (list) => isOf(list, 1) && list.strategy === name);
      for (const { name, outcome } of models)
        check(outcome, (list) => isOf(list, 1) && (list.model ?? "") === name);
    }
  });

  it("moves by one shopper's weight when a program loads and clicks 800 lists with one cookie", async () => {
    const before = await placementReport(PERIOD, "GBP");
    await pool.query(
      `with made as (
         insert into shown_lists (id, placement, strategy, rung, shopper_id, items, served_at, impressed_at)
         select gen_random_uuid(), p.placement, 's', 'live', '00000000-0000-4000-8000-000000000001', '{1}', $1, $1
           from generate_series(1, 800) n, (select distinct placement from shown_lists) p returning id)
       insert into clicks (id, list_id, product_id, position, at) select gen_random_uuid(), id, 1, 0, $1 from made`,
      [new Date("2026-03-10T12:00:00Z")],
    );
    await refreshRollups();
    const after = await placementReport(PERIOD, "GBP");
    for (const { placement, now } of after.placements) {
      const was = before.placements.find((row) => row.placement === placement)?.now;
      const moved = (rateOf(now, "click").value ?? 0) - ((was && rateOf(was, "click").value) ?? 0);
      expect(now.shoppers).toBe((was?.shoppers ?? 0) + 1);
      expect(Math.abs(moved)).toBeLessThanOrEqual(1 / now.shoppers + 1e-12);
    }
  });
});
