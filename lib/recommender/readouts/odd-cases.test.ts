import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { insertShop } from "@/lib/recommender/insights/testing/insert-rows";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { getExperimentReport } from "./queries";
import { refreshReadouts } from "./refresh";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse("2026-03-02T00:00:00Z");
const admin: Viewer = { userId: uuidv7(), email: "a@example.org", name: "A", role: "admin" };
const database = withTestDatabase();

interface Told {
  metric?: string;
  stoppedAt?: number;
}

/** An experiment that has run since START. */
async function begin({ metric = "revenue", stoppedAt }: Told = {}) {
  const definition = {
    hypothesis: "Any.",
    placements: ["home.for-you"],
    metric,
    method: "fixed",
    minimumEffect: 2,
    variants: ["a", "b"].map((key) => ({ key, name: key, share: 0.5 })),
  };
  await database.pool().query(
    `insert into experiments (id, state, definition, started_at, stopped_at, created_by)
     values ('x', $1, $2, $3, $4, 'a')`,
    [
      stoppedAt ? "stopped" : "running",
      JSON.stringify(definition),
      new Date(START),
      stoppedAt ? new Date(stoppedAt) : null,
    ],
  );
}

/** A shopper sees a list of a variant, and maybe orders for an amount. */
async function expose(variant: string, at: number, amount: number | null = null, boughtAt = at + MINUTE) {
  const shopper = randomId();
  const pool = database.pool();
  await pool.query(
    `insert into shown_lists (id, placement, strategy, rung, shopper_id, items, served_at, impressed_at, experiment, variant)
     values ($1, 'home.for-you', 'for-you@1', 'live', $2, '{1}', $3, $3, 'x', $4)`,
    [uuidv7(), shopper, new Date(at), variant],
  );
  if (amount !== null) await buy(shopper, amount, boughtAt);
  return shopper;
}

/** A purchase, as a shop reports it. */
async function buy(shopper: string, amount: number, at: number) {
  await database.pool().query(
    `insert into interactions (id, shopper_id, product_id, kind, value, at, received_at, unit_amount, currency)
     values ($1, $2, 1, 'purchase', 1, $3, $3, $4, 'GBP')`,
    [uuidv7(), shopper, new Date(at), amount],
  );
}

async function reportAt(now: number) {
  await refreshRollups();
  await refreshReadouts(now);
  const report = await getExperimentReport("x", admin, now);
  if (!report?.readout) throw new Error("Nothing was read out.");
  const { metrics, shoppers } = report.readout;
  return { report, shoppers, primary: metrics[0], analysis: metrics[0]?.compared[0]?.analysis };
}

beforeEach(async () => {
  const pool = database.pool();
  await pool.query(
    "truncate readouts, experiments, shown_lists, clicks, interactions, order_items, orders, products, categories, shoppers restart identity cascade",
  );
  await insertShop(pool);
});

describe("an experiment", () => {
  it("without traffic says so, and promises no end", async () => {
    await begin();
    const { report, shoppers, analysis } = await reportAt(START + 3 * HOUR);
    expect(shoppers).toEqual([0, 0]);
    expect(analysis).toMatchObject({ lift: null, p: null, error: "empty_variant" });
    expect(report.conclusion).toEqual({
      kind: "waiting",
      variant: null,
      text: "Nobody has seen a list of this experiment yet.",
    });
    expect(report.runTime).toBeNull();
    for (const { readout } of report.curve) expect(readout.splitP).toBeNull();
  });

  it("in which nobody, or everybody, does it has no spread to tell anything by", async () => {
    await begin({ metric: "conversion" });
    for (let i = 0; i < 40; i++) await expose(i % 2 ? "a" : "b", START + i * MINUTE);
    expect((await reportAt(START + HOUR)).analysis).toMatchObject({ lift: null, error: "zero_variance" });
    await database.pool().query(
      `insert into interactions (id, shopper_id, product_id, kind, value, at, received_at, unit_amount, currency)
       select gen_random_uuid(), shopper_id, 1, 'purchase', 1, impressed_at, impressed_at, 500, 'GBP' from shown_lists`,
    );
    const { analysis, report } = await reportAt(START + 2 * HOUR);
    expect(analysis).toMatchObject({ lift: null, error: "zero_variance" });
    expect(report.conclusion?.kind).toBe("waiting");
  });

  it("with one order of a million is an anecdote", async () => {
    await begin();
    for (let i = 0; i < 60; i++)
      await expose(i % 2 ? "a" : "b", START + i * MINUTE, i % 6 < 2 ? 2_000 + i : null);
    await expose("b", START + 2 * HOUR, 100_000_000);
    const { report, analysis } = await reportAt(START + 3 * HOUR);
    expect(analysis).toMatchObject({ lift: null, low: null, p: null, error: "too_few_events" });
    expect(report.conclusion).toMatchObject({
      kind: "waiting",
      text: expect.stringMatching(/^Fewer than 50 shoppers/),
    });
  });

  it("counts one order of a million among many as the largest usual one", async () => {
    await begin();
    for (let i = 0; i < 240; i++) await expose(i % 2 ? "a" : "b", START + i * MINUTE, 1_000 + i);
    await expose("b", START + 5 * HOUR, 100_000_000);
    const { primary, analysis } = await reportAt(START + 6 * HOUR);
    expect(analysis?.error).toBeNull();
    expect(Math.abs(analysis?.lift ?? 1)).toBeLessThan(0.05);
    expect(primary?.values[1]).toBeLessThan(1_300);
  });

  it("counts what is heard of a day late, at the moments it belongs to, and after it was stopped", async () => {
    const stoppedAt = START + 6 * HOUR;
    await begin({ stoppedAt });
    const late: string[] = [];
    for (let i = 0; i < 60; i++) late.push(await expose(i % 2 ? "a" : "b", START + i * MINUTE));
    const before = await reportAt(stoppedAt + HOUR);
    expect(valuesOf(before.report.curve.at(-1)?.readout)).toEqual([0, 0]);
    for (const [i, shopper] of late.entries()) await buy(shopper, 1_000 + i, START + 2 * HOUR);
    // What was bought after the end is not the experiment's.
    await buy(late[0] ?? "", 70_000, stoppedAt + MINUTE);
    const { report } = await reportAt(stoppedAt + DAY);
    const boughtAt = START + 2 * HOUR;
    for (const { until, readout } of report.curve)
      expect(valuesOf(readout)).toEqual(until > boughtAt ? [1_030, 1_029] : [0, 0]);
    expect(report.curve.at(-1)?.until).toBe(stoppedAt);
  });
});

function valuesOf(readout: { metrics: { values: (number | null)[] }[] } | undefined) {
  return readout?.metrics[0]?.values ?? [];
}
