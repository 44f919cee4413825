import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { emptyOutcome, rateOf } from "./outcome";
import {
  type PlacementParts,
  type PlacementReport,
  placementReport,
  placementReportInParts,
} from "./placement-report";
import { insertClick, insertInteraction, insertList, insertOrder, insertShop } from "./testing/insert-rows";

const MARCH = { from: "2026-03-02", to: "2026-03-04" };
const day = (text: string) => new Date(`2026-${text}Z`);

describe("placementReport", () => {
  const database = withTestDatabase();
  let report: PlacementReport<PlacementParts>;

  beforeAll(async () => {
    const pool = database.pool();
    const { shopperId } = await insertShop(pool);

    // Two clicks and two carts in one list; an order of two lines from it.
    const busy = await insertList(pool, { at: day("03-02T00:00:00") });
    await insertClick(pool, busy.id, "2026-03-02T00:01:00Z");
    await insertClick(pool, busy.id, "2026-03-03T00:01:00Z");
    await insertInteraction(pool, { kind: "cart", listId: busy.id, at: "2026-03-02T00:02:00Z" });
    await insertInteraction(pool, { kind: "cart", listId: busy.id, at: "2026-03-02T00:03:00Z" });
    await insertInteraction(pool, { kind: "view", listId: busy.id, at: "2026-03-02T00:03:00Z" });
    await insertOrder(pool, { shopperId, at: "2026-03-08T23:59:59Z" }, [
      { listId: busy.id, unitAmount: 250, quantity: 2 },
      { listId: busy.id, unitAmount: 99, quantity: 1 },
      { listId: null, unitAmount: 5000, quantity: 1 },
    ]);

    // Everything of this one comes a moment too late, or was cancelled.
    const late = await insertList(pool, { at: day("03-02T12:00:00"), strategy: "for-you@2", model: null });
    await insertClick(pool, late.id, "2026-03-09T12:00:00Z");
    await insertInteraction(pool, { kind: "cart", listId: late.id, at: "2026-03-09T12:00:00Z" });
    await insertOrder(pool, { shopperId, at: "2026-03-09T12:00:00Z" }, [
      { listId: late.id, unitAmount: 1, quantity: 1 },
    ]);
    await insertOrder(pool, { shopperId, at: "2026-03-03T00:00:00Z", status: "cancelled" }, [
      { listId: late.id, unitAmount: 1, quantity: 1 },
    ]);

    // The last moment of the period, and an order in another currency.
    const last = await insertList(pool, { at: day("03-04T23:59:59.999"), placement: "cart.completes" });
    await insertOrder(pool, { shopperId, at: "2026-03-05T00:00:00Z", currency: "EUR" }, [
      { listId: last.id, unitAmount: 700, quantity: 3 },
    ]);

    // Outside: served but never on the screen; after; the previous period; before that.
    const unseen = await insertList(pool, { at: null });
    await insertClick(pool, unseen.id, "2026-03-03T00:00:00Z");
    await insertList(pool, { at: day("03-05T00:00:00") });
    const before = await insertList(pool, { at: day("03-01T23:59:59.999") });
    await insertClick(pool, before.id, "2026-03-02T00:00:00Z");
    await insertList(pool, { at: day("02-27T00:00:00"), placement: "search.rerank" });
    await insertList(pool, { at: day("02-26T23:59:59.999") });

    await refreshRollups();
    report = await placementReportInParts(MARCH, "GBP");
  });

  it("counts each list once, with everything that came of it in seven days", () => {
    const forYou = report.placements.find(({ placement }) => placement === "home.for-you");
    expect(forYou?.now).toMatchObject({
      lists: 2,
      shoppers: 2,
      clickedLists: 1,
      clicks: 2,
      cartedLists: 1,
      carts: 2,
      boughtLists: 1,
      lines: 2,
      units: 3,
      revenue: 599,
    });
    expect(rateOf(forYou?.now ?? emptyOutcome(), "click").value).toBe(0.5);
  });

  it("counts on the UTC day of the impression and fills empty days", () => {
    expect(report.days).toEqual(["2026-03-02", "2026-03-03", "2026-03-04"]);
    expect(report.perDay.map(({ lists }) => lists)).toEqual([2, 0, 1]);
    expect(report.perDay.map(({ clicks }) => clicks)).toEqual([2, 0, 0]);
    expect(report.placements.map(({ perDay }) => perDay.map(({ lists }) => lists))).toEqual([
      [2, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });

  it("counts a purchase in another currency without adding its amount", () => {
    const cart = report.placements.find(({ placement }) => placement === "cart.completes");
    expect(cart?.now).toMatchObject({ lists: 1, boughtLists: 1, units: 3, revenue: 0 });
  });

  it("compares with as many days before", () => {
    expect(report.previous).toEqual({ from: "2026-02-27", to: "2026-03-01" });
    expect(report.total.now).toMatchObject({ lists: 3, clickedLists: 1, boughtLists: 2, revenue: 599 });
    expect(report.total.before).toMatchObject({ lists: 2, clickedLists: 1, clicks: 1, boughtLists: 0 });
    expect(report.placements.map(({ placement, before }) => [placement, before.lists])).toEqual([
      ["home.for-you", 1],
      ["cart.completes", 0],
      ["search.rerank", 1],
    ]);
  });

  it("splits a placement by strategy and by model version", () => {
    const forYou = report.placements[0];
    expect(forYou?.strategies.map(({ name, outcome }) => [name, outcome.lists, outcome.clicks])).toEqual([
      ["for-you@1", 1, 2],
      ["for-you@2", 1, 0],
    ]);
    expect(forYou?.models.map(({ name, outcome }) => [name, outcome.revenue])).toEqual([
      ["", 0],
      ["m1", 599],
    ]);
  });

  it("is the same without its parts, which takes less time", async () => {
    const placements = report.placements.map(({ strategies: _, models: __, ...row }) => row);
    expect(await placementReport(MARCH, "GBP")).toEqual({ ...report, placements });
  });
});

describe("placementReport without any list", () => {
  withTestDatabase();

  it("is all zeros", async () => {
    const report = await placementReportInParts(MARCH, "GBP");
    expect(report.placements).toEqual([]);
    expect(report.perDay).toEqual([emptyOutcome(), emptyOutcome(), emptyOutcome()]);
    expect(report.total).toEqual({ now: emptyOutcome(), before: emptyOutcome() });
  });
});
