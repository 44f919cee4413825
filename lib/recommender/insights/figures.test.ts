import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { createRng, type Rng } from "@/ml/index";
import { activityReport } from "./activity-report";
import { rateOf } from "./outcome";
import { placementDetail, placementReportInParts, placementTotals } from "./placement-report";
import { expectActivity, expectPlacements } from "./testing/expect-figures";
import { fillRandomly } from "./testing/fill-randomly";
import { readRaw, type RawShop } from "./testing/read-raw";

const PERIOD = { from: "2026-03-08", to: "2026-03-14" };
const START = Date.parse("2026-03-01T00:00:00Z");
const DAY = 86_400_000;

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
    expectActivity(report, raw);
  });

  it("of the placements", async () => {
    const report = await placementReportInParts(PERIOD, "GBP");
    expect(report.total.now.boughtLists).toBeGreaterThan(3);
    expectPlacements(report, raw);
    const { total, coverage } = report;
    expect(await placementTotals(PERIOD, "GBP")).toEqual({ total, coverage, currency: "GBP" });
    for (const row of report.placements)
      expect((await placementDetail(row.placement, PERIOD, "GBP")).row).toEqual(row);
  });

  it("moves by one shopper's weight when a program loads and clicks 800 lists with one cookie", async () => {
    const before = await placementReportInParts(PERIOD, "GBP");
    await pool.query(
      `with made as (
         insert into shown_lists (id, placement, strategy, rung, shopper_id, items, served_at, impressed_at)
         select gen_random_uuid(), p.placement, 's', 'live', '00000000-0000-4000-8000-000000000001', '{1}', $1, $1
           from generate_series(1, 800) n, (select distinct placement from shown_lists) p returning id)
       insert into clicks (id, list_id, product_id, position, at) select gen_random_uuid(), id, 1, 0, $1 from made`,
      [new Date("2026-03-10T12:00:00Z")],
    );
    await refreshRollups();
    const after = await placementReportInParts(PERIOD, "GBP");
    for (const { placement, now } of after.placements) {
      const was = before.placements.find((row) => row.placement === placement)?.now;
      const moved = (rateOf(now, "click").value ?? 0) - ((was && rateOf(was, "click").value) ?? 0);
      expect(now.shoppers).toBe((was?.shoppers ?? 0) + 1);
      expect(Math.abs(moved)).toBeLessThanOrEqual(1 / now.shoppers + 1e-12);
    }
  });
});
