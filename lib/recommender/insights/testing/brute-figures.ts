import type { Period } from "../period";
import type { RawClick, RawList, RawShop } from "./read-raw";
import { type RawSale, salesOf } from "./sales-by-hand";

/** Counts of a shop that know no SQL and no roll-up: by looking through everything there is. */

const WEEK = 7 * 86_400_000;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function isOfList(at: number, list: RawList | undefined): boolean {
  return list?.lane === "person" && list.impressedAt !== null && at < list.impressedAt + WEEK;
}

export function bruteActivity(shop: RawShop, belongs: (at: number) => boolean) {
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
  const isInTime = (at: number) => at < (list.impressedAt ?? 0) + WEEK;
  const clicks = shop.clicks.filter(
    (click: RawClick) => click.listId === list.id && click.lane === "person" && isInTime(click.at),
  );
  const carts = shop.facts.filter(
    ({ listId, kind, lane, at }) =>
      listId === list.id && kind === "cart" && lane === "person" && isInTime(at),
  );
  const bought = sales.filter(({ listId, at, hasPrice }) => listId === list.id && hasPrice && isInTime(at));
  return { clicks: clicks.length, carts: carts.length, bought };
}

export function bruteOutcome(shop: RawShop, belongs: (list: RawList) => boolean, cap: number) {
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

/** Whether a moment lies in a period. */
export const isIn =
  ({ from, to }: Period) =>
  (at: number) =>
    from <= dayOf(at) && dayOf(at) <= to;

/** Where sums are cut: the largest of the smaller 99 in 100 of those that bought, in both periods. */
export function bruteCap(raw: RawShop, periods: readonly Period[]): number {
  const bought = periods
    .flatMap((period) => bruteOutcome(raw, (list) => isIn(period)(list.impressedAt ?? 0), Infinity).revenues)
    .filter((revenue) => revenue > 0)
    .sort((a, b) => a - b);
  return bought[Math.ceil(0.99 * bought.length) - 1] ?? Infinity;
}
