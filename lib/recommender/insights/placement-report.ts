import { getPool } from "@/lib/platform/db/client";
import { boundsOf, type Coverage, coverageOf, listSpan } from "./data-span";
import { emptyOutcome, type Outcome } from "./outcome";
import { currentDay, daysOf, type Period, previousPeriod } from "./period";
import { LEVEL, PLACEMENT_SQL, type PlacementSqlRow } from "./placement-sql";

/** The same numbers for the period asked for and for as many days before it. */
export interface BothPeriods {
  now: Outcome;
  before: Outcome;
}

/** One strategy's or one model version's part of a placement, in the period asked for. */
export interface Part {
  /** "" in the list of models: answered without a model. */
  name: string;
  outcome: Outcome;
}

export interface PlacementRow extends BothPeriods {
  placement: string;
  /** One entry per day of the report, zeros where nothing was shown. */
  perDay: Outcome[];
  /** Both ordered by lists shown, most first. */
  strategies: Part[];
  models: Part[];
}

export interface PlacementReport {
  period: Period;
  previous: Period;
  coverage: Coverage;
  /** Revenue is of orders in this currency. */
  currency: string;
  days: string[];
  total: BothPeriods;
  /** One entry per day, zeros where nothing was shown. */
  perDay: Outcome[];
  /** Ordered by lists shown, most first; placements shown in neither period are not there. */
  placements: PlacementRow[];
}

function toOutcome(row: PlacementSqlRow): Outcome {
  const { shoppers } = row;
  const sample = (mean: number | null, variance: number | null) => ({
    count: shoppers,
    mean: mean ?? 0,
    variance,
  });
  return {
    lists: row.lists,
    shoppers,
    clickedLists: row.clicked_lists,
    clicks: row.clicks,
    cartedLists: row.carted_lists,
    carts: row.carts,
    boughtLists: row.bought_lists,
    lines: row.lines,
    units: row.units,
    revenue: row.revenue,
    shares: {
      click: sample(row.click_mean, row.click_variance),
      cart: sample(row.cart_mean, row.cart_variance),
      purchase: sample(row.purchase_mean, row.purchase_variance),
    },
    revenuePerShopper: sample(row.revenue_mean, row.revenue_variance),
  };
}

/** Finds a row's outcome by level, period and day; zeros where nothing was shown. */
function lookUp(rows: PlacementSqlRow[]) {
  return (level: number, isCurrent: boolean, day: string | null = null): Outcome => {
    const row = rows.find((r) => r.level === level && r.is_current === isCurrent && r.day === day);
    return row ? toOutcome(row) : emptyOutcome();
  };
}

function byLists(a: Part, b: Part): number {
  return b.outcome.lists - a.outcome.lists || a.name.localeCompare(b.name);
}

function assemblePlacement(placement: string, rows: PlacementSqlRow[], days: string[]): PlacementRow {
  const outcomeOf = lookUp(rows);
  const partsOf = (level: number, column: "strategy" | "model") =>
    rows
      .filter((row) => row.level === level && row.is_current)
      .map((row): Part => ({ name: row[column] ?? "", outcome: toOutcome(row) }))
      .sort(byLists);
  return {
    placement,
    now: outcomeOf(LEVEL.placement, true),
    before: outcomeOf(LEVEL.placement, false),
    perDay: days.map((day) => outcomeOf(LEVEL.placementDay, true, day)),
    strategies: partsOf(LEVEL.strategy, "strategy"),
    models: partsOf(LEVEL.model, "model"),
  };
}

/**
 * What came of the lists shown in `period`, and in as many days before it.
 *
 * - **What counts.** A list counts when its impression arrived from a person, once, on the UTC day of that impression. All
 *   that came of it counts on that same day, so a rate is always a share of the lists beside it. Robots, prefetched pages
 *   and the shop's own admins are in no number.
 * - **Attribution.** Clicks, add-to-carts and purchases carry the id of the list they came from; nothing is guessed. They
 *   count when they happened within seven days after the impression. The newest seven days therefore still grow.
 * - **Rates** (`rateOf`) are of shoppers: of each shopper the share of their lists that got a click (a cart, a purchase),
 *   and of these the mean. Several clicks in one list raise `clicks`, not the rate; many lists of one shopper neither.
 * - **Purchases and revenue** are order lines, of orders here that were neither cancelled nor returned and of purchases
 *   other front ends reported: lines, units, and unit price × quantity in `currency`, without shipping. Lines in other
 *   currencies count as bought but add no revenue.
 *
 * @param today the UTC day it is now
 */
export async function placementReport(
  period: Period,
  currency: string,
  today = currentDay(),
): Promise<PlacementReport> {
  const days = daysOf(period);
  const [span, { rows }] = await Promise.all([
    listSpan(),
    getPool("report").query<PlacementSqlRow>(PLACEMENT_SQL, [...boundsOf(period), currency]),
  ]);
  const outcomeOf = lookUp(rows);
  const names = new Set(rows.flatMap((row) => row.placement ?? []));
  const placements = [...names].map((name) =>
    assemblePlacement(
      name,
      rows.filter((row) => row.placement === name),
      days,
    ),
  );
  return {
    period,
    previous: previousPeriod(period),
    coverage: coverageOf(span, period, today),
    currency,
    days,
    total: { now: outcomeOf(LEVEL.total, true), before: outcomeOf(LEVEL.total, false) },
    perDay: days.map((day) => outcomeOf(LEVEL.day, true, day)),
    placements: placements.sort(
      (a, b) => b.now.lists - a.now.lists || a.placement.localeCompare(b.placement),
    ),
  };
}
