import type pg from "pg";
import { type Activity, activityReport } from "@/lib/recommender/insights/activity-report";
import { boundsOf } from "@/lib/recommender/insights/data-span";
import { laneReport } from "@/lib/recommender/insights/lane-report";
import type { Outcome } from "@/lib/recommender/insights/outcome";
import type { Period } from "@/lib/recommender/insights/period";
import { placementReportInParts } from "@/lib/recommender/insights/placement-report";
import { RAW_ACTIVITY_SQL } from "./raw-activity-sql";
import { RAW_LANES_SQL } from "./raw-lanes-sql";
import { RAW_PLACEMENTS_SQL } from "./raw-placements-sql";

/** One report of the same days, from roll-ups and from the rows themselves. */
export interface Compared {
  report: string;
  /** Milliseconds. */
  rollups: number;
  raw: number;
  /** Numbers that were compared, and those that differed. */
  compared: number;
  different: string[];
}

type Row = Record<string, unknown>;
const CURRENCY = "GBP";

/** Compares what both sides call the same; fractions up to the last digits of their sums. */
class Comparison {
  compared = 0;
  readonly different: string[] = [];

  add(name: string, ours: number | null | undefined, theirs: unknown): void {
    this.compared++;
    const [a, b] = [ours ?? 0, Number(theirs ?? 0)];
    if (Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(b)))
      this.different.push(`${name}: ${a}, of the rows ${b}`);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const result = await work();
  return [result, performance.now() - began];
}

async function compareActivity(pool: pg.Pool, period: Period): Promise<Compared> {
  const [report, rollups] = await timed(() => activityReport(period, CURRENCY));
  const [{ rows }, raw] = await timed(() =>
    pool.query<Row>(RAW_ACTIVITY_SQL, [...boundsOf(period), CURRENCY]),
  );
  const found = new Comparison();
  const check = (name: string, ours: Activity | undefined, isCurrent: boolean, day: string | null) => {
    const theirs = rows.find((row) => row.is_current === isCurrent && row.day === day);
    for (const column of ["shoppers", "views", "carts", "orders", "lines", "units", "revenue"] as const)
      found.add(`${name} ${column}`, ours?.[column], theirs?.[column]);
    found.add(`${name} list revenue`, ours?.listRevenue, theirs?.list_revenue);
  };
  check("now", report.now, true, null);
  check("before", report.before, false, null);
  report.days.forEach((day, i) => check(day, report.perDay[i], true, day));
  return { report: "overview", rollups, raw, compared: found.compared, different: found.different };
}

/** The bits of a group in RAW_PLACEMENTS_SQL: what is summed over, from the left placement, day, strategy, model. */
const LEVEL = {
  total: 0b1111,
  day: 0b1011,
  placement: 0b0111,
  placementDay: 0b0011,
  strategy: 0b0101,
  model: 0b0110,
};

function checkOutcome(
  found: Comparison,
  name: string,
  ours: Outcome | undefined,
  theirs: Row | undefined,
): void {
  const numbers: [string, number | null | undefined, unknown][] = [
    ["lists", ours?.lists, theirs?.lists],
    ["shoppers", ours?.shoppers, theirs?.shoppers],
    ["clicked lists", ours?.clickedLists, theirs?.clicked_lists],
    ["clicks", ours?.clicks, theirs?.clicks],
    ["carted lists", ours?.cartedLists, theirs?.carted_lists],
    ["carts", ours?.carts, theirs?.carts],
    ["bought lists", ours?.boughtLists, theirs?.bought_lists],
    ["lines", ours?.lines, theirs?.lines],
    ["units", ours?.units, theirs?.units],
    ["revenue", ours?.revenue, theirs?.revenue],
    ["click mean", ours?.shares.click.mean, theirs?.click_mean],
    ["click variance", ours?.shares.click.variance, theirs?.click_variance],
    ["cart mean", ours?.shares.cart.mean, theirs?.cart_mean],
    ["cart variance", ours?.shares.cart.variance, theirs?.cart_variance],
    ["purchase mean", ours?.shares.purchase.mean, theirs?.purchase_mean],
    ["purchase variance", ours?.shares.purchase.variance, theirs?.purchase_variance],
    ["revenue mean", ours?.revenuePerShopper.mean, theirs?.revenue_mean],
    ["revenue variance", ours?.revenuePerShopper.variance, theirs?.revenue_variance],
  ];
  for (const [column, own, other] of numbers) found.add(`${name} ${column}`, own, other);
}

async function comparePlacements(pool: pg.Pool, period: Period): Promise<Compared> {
  const [report, rollups] = await timed(() => placementReportInParts(period, CURRENCY));
  const [{ rows }, raw] = await timed(() =>
    pool.query<Row>(RAW_PLACEMENTS_SQL, [...boundsOf(period), CURRENCY]),
  );
  const found = new Comparison();
  const find = (level: number, isCurrent: boolean, names: Row) =>
    rows.find(
      (row) =>
        row.level === level &&
        row.is_current === isCurrent &&
        Object.entries(names).every(([name, value]) => row[name] === value),
    );
  checkOutcome(found, "now", report.total.now, find(LEVEL.total, true, {}));
  checkOutcome(found, "before", report.total.before, find(LEVEL.total, false, {}));
  report.days.forEach((day, i) => checkOutcome(found, day, report.perDay[i], find(LEVEL.day, true, { day })));
  for (const { placement, now, before, perDay, strategies, models } of report.placements) {
    checkOutcome(found, `${placement} now`, now, find(LEVEL.placement, true, { placement }));
    checkOutcome(found, `${placement} before`, before, find(LEVEL.placement, false, { placement }));
    report.days.forEach((day, i) =>
      checkOutcome(
        found,
        `${placement} ${day}`,
        perDay[i],
        find(LEVEL.placementDay, true, { placement, day }),
      ),
    );
    for (const { name: strategy, outcome } of strategies)
      checkOutcome(
        found,
        `${placement} ${strategy}`,
        outcome,
        find(LEVEL.strategy, true, { placement, strategy }),
      );
    for (const { name: model, outcome } of models)
      checkOutcome(found, `${placement} ${model}`, outcome, find(LEVEL.model, true, { placement, model }));
  }
  return { report: "placements", rollups, raw, compared: found.compared, different: found.different };
}

async function compareLanes(pool: pg.Pool, period: Period): Promise<Compared> {
  const [report, rollups] = await timed(() => laneReport(period));
  const [, start, end] = boundsOf(period);
  const [{ rows }, raw] = await timed(() => pool.query<Row>(RAW_LANES_SQL, [start, end]));
  const found = new Comparison();
  for (const { lane, interactions, lists, clicks } of report) {
    const theirs = rows.find((row) => row.lane === lane);
    found.add(`${lane} interactions`, interactions, theirs?.interactions);
    found.add(`${lane} lists`, lists, theirs?.lists);
    found.add(`${lane} clicks`, clicks, theirs?.clicks);
  }
  return { report: "traffic", rollups, raw, compared: found.compared, different: found.different };
}

/** Every number of the three reports, of the same days, from roll-ups and from the rows themselves. */
export async function compareReports(pool: pg.Pool, period: Period): Promise<Compared[]> {
  return [
    await compareActivity(pool, period),
    await comparePlacements(pool, period),
    await compareLanes(pool, period),
  ];
}
