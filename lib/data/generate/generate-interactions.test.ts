import { describe, expect, it } from "vitest";
import { KIND } from "@/ml/index";
import type { EventBatch } from "./event-buffer";
import { generateInteractions, makeShop } from "./generate-interactions";
import { DAY_MS, type GenerateOptions } from "./options";
import { ShopTally } from "./tally";

const UNTIL = Date.UTC(2026, 5, 1);
const SMALL: GenerateOptions = {
  shoppers: 4_000,
  products: 1_200,
  interactions: 40_000,
  days: 365,
  seed: 3,
  until: UNTIL,
};
type Column = "shoppers" | "products" | "kinds" | "values" | "at";

/** The whole history, which only a test may hold. */
function collect(options: GenerateOptions) {
  const shop = makeShop(options);
  const tally = new ShopTally(shop);
  const columns: Record<Column, number[]> = { shoppers: [], products: [], kinds: [], values: [], at: [] };
  let largest = 0;
  for (const batch of generateInteractions(shop)) {
    tally.add(batch);
    largest = Math.max(largest, batch.length);
    for (const name of Object.keys(columns) as Column[]) {
      columns[name].push(...batch[name].subarray(0, batch.length));
    }
  }
  return { shop, ...columns, largest, statistics: tally.finish() };
}

const made = collect(SMALL);

describe("a made-up history", () => {
  it("has exactly as many interactions and shoppers as were ordered, oldest first, within its days", () => {
    expect(made.at).toHaveLength(40_000);
    expect(new Set(made.shoppers).size).toBe(4_000);
    expect(made.at.every((at, i) => i === 0 || at >= (made.at[i - 1] ?? 0))).toBe(true);
    expect(made.at[0]).toBeGreaterThanOrEqual(UNTIL - 365 * DAY_MS);
    expect(made.at.at(-1)).toBeLessThan(UNTIL);
  });

  it("is the same for the same seed, and another for another", () => {
    const { shop: _, ...again } = collect(SMALL);
    const { shop: __, ...before } = made;
    expect(again).toEqual(before);
    expect(collect({ ...SMALL, seed: 4 }).products).not.toEqual(made.products);
  });

  it("is there for the smallest shops, down to one of everything", () => {
    const one = collect({ ...SMALL, shoppers: 1, products: 1, interactions: 1, days: 1 });
    expect([one.shoppers, one.products]).toEqual([[0], [0]]);
    const once = collect({ ...SMALL, shoppers: 500, products: 3, interactions: 500, days: 7 });
    expect(new Set(once.shoppers).size).toBe(500);
  });

  it("never looks at a product before it is there", () => {
    const { born } = made.shop.catalog;
    expect(made.products.every((product, i) => (born[product] ?? 0) <= (made.at[i] ?? 0))).toBe(true);
  });

  it("is never in memory as a whole: batches stay small however many interactions there are", () => {
    const longer = collect({ ...SMALL, interactions: 160_000 });
    expect(made.largest).toBeLessThan(500);
    expect(longer.largest).toBeLessThan(1_000);
  });

  it("refuses what cannot be made, naming it", () => {
    expect(() => makeShop({ ...SMALL, products: 0 })).toThrow('"products" must be a whole number from 1');
    expect(() => makeShop({ ...SMALL, seed: 1.5 })).toThrow('"seed" must be a whole number');
    expect(() => makeShop({ ...SMALL, interactions: 10 })).toThrow(
      "10 interactions are too few for 4000 shoppers",
    );
  });
});

/** Slope of log(value) over log(rank) between two ranks, by least squares. */
function slopeOf(descending: readonly number[], from: number, to: number): number {
  const points = descending
    .slice(from, to)
    .map((value, i) => [Math.log(from + i + 1), Math.log(value)] as const);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

function countBy(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

describe("a made-up shop is believable:", () => {
  it("few products take most of the attention, by a power law", () => {
    expect(slopeOf(countBy(made.products), 5, 300)).toBeLessThan(-0.5);
    expect(slopeOf(countBy(made.products), 5, 300)).toBeGreaterThan(-1.3);
    expect(made.statistics.popularityGini).toBeGreaterThan(0.55);
  });

  it("most shoppers come once or twice, a few come always", () => {
    const slope = slopeOf(countBy(made.shoppers), 5, 400);
    expect(slope).toBeLessThan(-0.4);
    expect(slope).toBeGreaterThan(-1.2);
    const { p50, p99, most } = made.statistics.interactionsPerShopper;
    expect(p50).toBeLessThan(10);
    expect(p99).toBeGreaterThan(5 * p50);
    expect(most).toBeGreaterThan(20 * p50);
  });

  it("the funnel narrows from views to carts to purchases", () => {
    const { view, cart, purchase, remove, like, rating } = made.statistics.kinds;
    expect(view).toBeGreaterThan(4 * cart);
    expect(cart).toBeGreaterThan(1.5 * purchase);
    expect(Math.min(purchase, remove, like, rating)).toBeGreaterThan(0);
    const stars = made.values.filter((_, i) => made.kinds[i] === KIND.rating);
    expect(stars.every((value) => Number.isInteger(value) && value >= 1 && value <= 5)).toBe(true);
  });

  it("Sundays are busier than Thursdays, evenings than nights, December than June", () => {
    const count = (keep: (date: Date) => boolean) => made.at.filter((at) => keep(new Date(at))).length;
    expect(count((d) => d.getUTCDay() === 0)).toBeGreaterThan(1.2 * count((d) => d.getUTCDay() === 4));
    expect(count((d) => d.getUTCHours() === 20)).toBeGreaterThan(5 * count((d) => d.getUTCHours() === 3));
    expect(count((d) => d.getUTCMonth() === 11)).toBeGreaterThan(1.15 * count((d) => d.getUTCMonth() === 6));
  });

  it("products with a season sell in it", () => {
    const { groups, groupOf } = made.shop.catalog;
    let [near, far] = [0, 0];
    for (const [i, product] of made.products.entries()) {
      const season = groups.seasonOf[groupOf[product] ?? 0];
      if (!season || season.depth < 0.7) continue;
      const day = (made.at[i] ?? 0) / DAY_MS - Date.UTC(2025, 0, 1) / DAY_MS;
      const wave = Math.cos((2 * Math.PI * (day - season.peak)) / 365.25);
      if (wave > 0.7) near++;
      if (wave < -0.7) far++;
    }
    expect(near).toBeGreaterThan(1.6 * far);
  });

  it("some products and some shoppers are new in the last weeks", () => {
    expect(made.statistics.newProducts).toBeGreaterThan(0.04 * 1_200);
    expect(made.statistics.newShoppers).toBeGreaterThan(0.06 * 4_000);
  });

  it("shoppers have tastes: half of what one looks at lies in three groups", () => {
    const { groupOf } = made.shop.catalog;
    const ofShopper = new Map<number, number[]>();
    for (const [i, shopper] of made.shoppers.entries()) {
      const seen = ofShopper.get(shopper) ?? [];
      seen.push(groupOf[made.products[i] ?? 0] ?? 0);
      ofShopper.set(shopper, seen);
    }
    const busy = [...ofShopper.values()].filter((seen) => seen.length >= 30);
    const shares = busy.map(
      (seen) =>
        countBy(seen)
          .slice(0, 3)
          .reduce((a, b) => a + b, 0) / seen.length,
    );
    expect(shares.length).toBeGreaterThan(20);
    expect(shares.reduce((a, b) => a + b, 0) / shares.length).toBeGreaterThan(0.5);
  });
});

describe("a batch", () => {
  it("has columns of one length", () => {
    const shop = makeShop({ ...SMALL, interactions: 5_000, shoppers: 500 });
    const first = generateInteractions(shop).next().value as EventBatch;
    const columns = [first.shoppers, first.products, first.kinds, first.values, first.at];
    expect(columns.every((column) => column.length >= first.length)).toBe(true);
  });
});
