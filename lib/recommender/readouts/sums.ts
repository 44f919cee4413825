import { z } from "zod";
import type { MetricKey } from "@/lib/recommender/experiments/metrics";
import type { PreferenceSums, VariantSums } from "@/ml/index";

const count = z.number().nonnegative();

/** Sums over the shoppers of one variant. A `2` at the end: of squares; `Both`: of the products with the same before. */
export const totalsSchema = z.object({
  variant: z.string(),
  n: count,
  /** Whoever saw more lists than nearly everybody counts as one who saw as many as those. */
  lists: count,
  lists2: count,
  clicked: count,
  clicked2: count,
  clickedLists: count,
  /** Of each shopper the share of lists they clicked. */
  clickShares: count,
  carted: count,
  bought: count,
  boughtBefore: count,
  boughtBoth: count,
  orders: count,
  orders2: count,
  ordersBefore: count,
  ordersBefore2: count,
  ordersBoth: count,
  /** Minor units, the largest amounts cut; so are those before. */
  revenue: count,
  revenue2: count,
  revenueBefore: count,
  revenueBefore2: count,
  revenueBoth: count,
  listRevenue: count,
  listRevenue2: count,
  /** Nothing cut. */
  fullRevenue: count,
});
export type Totals = z.output<typeof totalsSchema>;

/** Sums over the shoppers who clicked in interleaved lists. */
const paired = z.object({ sum: count, sumSquares: count });
const preferenceSchema = z.object({ n: count, first: paired, second: paired, sumProducts: count });

/** What an experiment had told by some moment. */
export const readoutSumsSchema = z.object({
  /** Shoppers who saw two variants and count in none. */
  crossed: count,
  variants: z.array(totalsSchema),
  /** The same of parts of the shoppers: `phone`, `desktop`, `new`, `known`. */
  segments: z.record(z.string(), z.array(totalsSchema)),
  /** Of interleaved lists. */
  preference: preferenceSchema.nullable(),
  /** Of a forecast: over how many days its shoppers came. */
  days: count.nullable().default(null),
  /** Of a forecast: whose lists it counts. */
  placements: z.array(z.string()).nullable().default(null),
});
export type ReadoutSums = z.output<typeof readoutSumsSchema> & { preference: PreferenceSums | null };

/** One metric of a variant, as the statistics take it; with what shoppers did before, where that was counted. */
export function toVariantSums(totals: Totals, metric: MetricKey): VariantSums {
  const { variant: name, n } = totals;
  switch (metric) {
    case "click-rate": {
      const { clicked, clicked2, lists, lists2, clickedLists } = totals;
      const denominator = { sum: lists, sumSquares: lists2, sumProducts: clickedLists };
      return { name, n, sum: clicked, sumSquares: clicked2, denominator };
    }
    case "cart-rate":
      return { name, n, sum: totals.carted };
    case "conversion": {
      const { bought, boughtBefore, boughtBoth } = totals;
      const covariate = { sum: boughtBefore, sumSquares: boughtBefore, sumProducts: boughtBoth };
      return { name, n, sum: bought, covariate };
    }
    case "orders": {
      const { orders, orders2, ordersBefore, ordersBefore2, ordersBoth } = totals;
      const covariate = { sum: ordersBefore, sumSquares: ordersBefore2, sumProducts: ordersBoth };
      return { name, n, sum: orders, sumSquares: orders2, covariate };
    }
    case "revenue": {
      const { revenue, revenue2, revenueBefore, revenueBefore2, revenueBoth } = totals;
      const covariate = { sum: revenueBefore, sumSquares: revenueBefore2, sumProducts: revenueBoth };
      return { name, n, sum: revenue, sumSquares: revenue2, covariate };
    }
    case "list-revenue":
      return { name, n, sum: totals.listRevenue, sumSquares: totals.listRevenue2 };
  }
}

/** What each variant has of a metric: a share, a number or minor units a shopper; null without anybody. */
export function valueOf(totals: Totals, metric: MetricKey): number | null {
  const { sum, n, denominator } = toVariantSums(totals, metric);
  const whole = denominator ? denominator.sum : n;
  return whole > 0 ? sum / whole : null;
}
