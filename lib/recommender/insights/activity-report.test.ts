import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { type ActivityReport, activityReport } from "./activity-report";
import { insertInteraction, insertOrder, insertShop } from "./testing/insert-rows";

describe("activityReport", () => {
  const database = withTestDatabase();
  let report: ActivityReport;

  beforeAll(async () => {
    const pool = database.pool();
    const { shopperId } = await insertShop(pool);
    const anna = uuidv7();
    const act = (kind: string, at: string, who = anna) =>
      insertInteraction(pool, { kind, at, listId: null, shopperId: who });
    await act("view", "2026-03-02T00:00:00Z");
    await act("view", "2026-03-03T23:59:59Z");
    await act("cart", "2026-03-03T23:59:59Z", shopperId);
    await act("purchase", "2026-03-03T12:00:00Z", shopperId);
    await act("view", "2026-03-04T00:00:00Z");
    await act("view", "2026-03-01T23:59:59Z");
    await act("view", "2026-02-27T23:59:59Z");
    const line = { listId: null, unitAmount: 500, quantity: 2 };
    await insertOrder(pool, { shopperId, at: "2026-03-03T12:00:00Z" }, [line]);
    await insertOrder(pool, { shopperId, at: "2026-03-03T13:00:00Z", currency: "EUR" }, [line]);
    await insertOrder(pool, { shopperId, at: "2026-03-03T12:00:00Z", status: "cancelled" }, [line]);
    await insertOrder(pool, { shopperId, at: "2026-03-01T12:00:00Z" }, [line, line]);
    await refreshRollups();
    report = await activityReport({ from: "2026-03-02", to: "2026-03-03" }, "GBP");
  });

  it("counts a shopper once in the whole period", () => {
    expect(report.now).toEqual({
      shoppers: 2,
      views: 2,
      carts: 1,
      lines: 3,
      units: 5,
      orders: 2,
      revenue: 1000,
      listRevenue: 0,
    });
    expect(report.perDay.map(({ shoppers }) => shoppers)).toEqual([1, 2]);
  });

  it("sets the days before beside it", () => {
    expect(report.before).toMatchObject({ shoppers: 1, views: 1, orders: 1, revenue: 2000 });
  });
});
