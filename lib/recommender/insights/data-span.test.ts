import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { activityReport } from "./activity-report";
import { coverageOf, daysWithData, isComparable } from "./data-span";
import { daysIn, type Period, shiftDay } from "./period";
import { placementReport } from "./placement-report";
import { insertInteraction, insertList, insertOrder, insertShop } from "./testing/insert-rows";

const TODAY = "2026-03-31";
const WEEK = { from: "2026-03-25", to: TODAY };
const span = (from: string, to: string): Period => ({ from, to });

describe("what lies behind a comparison", () => {
  it.each([
    ["two whole weeks", span("2026-01-01", TODAY), WEEK, true],
    ["no data today yet", span("2026-01-01", "2026-03-30"), WEEK, true],
    ["a quiet weekend", span("2026-01-01", "2026-03-28"), WEEK, true],
    ["exactly two weeks", span("2026-03-18", TODAY), WEEK, true],
    ["a day too little before", span("2026-03-19", TODAY), WEEK, false],
    ["a shop that opened this week", span("2026-03-28", TODAY), WEEK, false],
    [
      "data that ended in the middle",
      span("2025-01-01", "2026-03-10"),
      span("2026-03-05", "2026-03-15"),
      false,
    ],
    ["days that have not come yet", span("2026-01-01", TODAY), span("2026-03-28", "2026-04-03"), false],
    ["no data at all", null, WEEK, false],
  ])("%s", (_, data, period, comparable) => {
    expect(isComparable(coverageOf(data, period, TODAY))).toBe(comparable);
  });

  it("without data in the days asked for leads to the nearest that have some, as many as were asked for", () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => shiftDay("2025-06-01", n));
    const period = fc
      .tuple(day, fc.integer({ min: 0, max: 60 }))
      .map(([from, length]) => ({ from, to: shiftDay(from, length) }));
    fc.assert(
      fc.property(period, period, (data, asked) => {
        const coverage = coverageOf(data, asked, "2027-01-01");
        const other = daysWithData(coverage, asked);
        if (daysIn(asked, data) > 0) {
          expect(other).toBeNull();
          return;
        }
        const length = Math.min(daysIn(data, data), daysIn(asked, asked));
        expect(other && daysIn(other, data)).toBe(length);
        expect(other && daysIn(other, other)).toBe(length);
        expect(asked.from > data.to ? other?.to : other?.from).toBe(
          asked.from > data.to ? data.to : data.from,
        );
      }),
    );
  });
});

describe("reports of a shop", () => {
  const database = withTestDatabase();

  it("know the first and last day of people, of sales and of lists", async () => {
    const pool = database.pool();
    const { shopperId } = await insertShop(pool);
    const before = await activityReport(WEEK, "GBP", TODAY);
    expect([before.coverage.span, before.sales.span]).toEqual([null, null]);
    await insertInteraction(pool, { kind: "view", listId: null, at: "2026-02-01T12:00:00Z" });
    await insertInteraction(pool, { kind: "view", listId: null, at: "2026-03-31T12:00:00Z" });
    await insertOrder(pool, { shopperId, at: "2026-03-20T12:00:00Z" }, []);
    const list = await insertList(pool, { at: new Date("2026-03-21T12:00:00Z") });
    const robots = await insertList(pool, { at: new Date("2026-01-01T12:00:00Z") });
    await pool.query("update shown_lists set lane = 'robot' where id = $1", [robots.id]);
    await refreshRollups();
    const report = await activityReport(WEEK, "GBP", TODAY);
    expect(report.coverage).toEqual({ span: span("2026-02-01", TODAY), now: 7, before: 7 });
    expect(report.sales).toMatchObject({ span: span("2026-03-20", "2026-03-20"), now: 0 });
    const lists = await placementReport(WEEK, "GBP", TODAY);
    expect(lists.coverage.span).toEqual(span("2026-03-21", "2026-03-21"));
    expect(lists.placements.map(({ placement }) => placement)).toEqual([list.placement]);
  });
});
