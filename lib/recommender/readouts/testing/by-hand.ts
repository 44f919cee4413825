import type { RawShop } from "@/lib/recommender/insights/testing/read-raw";
import { salesOf } from "@/lib/recommender/insights/testing/sales-by-hand";
import type { Totals } from "../sums";

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** What serving noted of a list. */
export interface Marked {
  variant: string | null;
  device: string | null;
  isNew: boolean | null;
  held: boolean | null;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What percentile_disc(0.99) of these is. */
function most(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(0.99 * sorted.length) - 1] ?? Infinity;
}

/** What each exposed shopper did up to `until`, by looking through everything there is. */
export function outcomesByHand(
  shop: RawShop,
  marks: ReadonlyMap<string, Marked>,
  variantOf: (marked: Marked) => string | null,
  until: number,
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
        list.impressedAt < until,
    );
  const sales = salesOf(shop).filter(({ hasPrice, at }) => hasPrice && at < until);
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
          ({ listId, at, lane }) => lane === "person" && at < until && at < (ids.get(listId) ?? -WEEK) + WEEK,
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
          shopperId === shopper && kind === "cart" && lane === "person" && at >= since && at < until,
      ),
      orders: ordersOf(after),
      ordersBefore: ordersOf(before),
      revenue: sum(after.map(({ amount }) => amount)),
      revenueBefore: sum(before.map(({ amount }) => amount)),
      listRevenue: sum(fromLists.map(({ amount }) => amount)),
    };
  });
}

export type ByHand = ReturnType<typeof outcomesByHand>[number];

/** The sums of one variant over those of `all` that `part` takes. */
export function totalsByHand(variant: string, all: ByHand[], part: (one: ByHand) => boolean): Totals {
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
