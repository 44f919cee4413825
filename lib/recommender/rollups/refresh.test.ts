import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { systemClock } from "@/lib/platform/clock";
import { uuidv7 } from "@/lib/platform/ids";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { insertInteraction, insertList } from "../insights/testing/insert-rows";
import { COUNT_SQL } from "./count-sql";
import { keepChore } from "@/lib/jobs/chore";
import { rollupsChore } from "./chore";
import { LISTS_SQL } from "./list-sql";
import { rebuildRollups, refreshRollups } from "./refresh";
import { getRollupStatus } from "./status";

const database = withTestDatabase();
const NOON = "2026-03-02T12:10:00Z";

const view = (pool: pg.Pool, at = NOON) => insertInteraction(pool, { kind: "view", listId: null, at });

async function countViews(grain = "day"): Promise<number> {
  const { rows } = await database
    .pool()
    .query<{ views: number }>(
      "select coalesce(sum(views), 0)::int as views from rollup_counts where grain = $1::rollup_grain and lane = 'person'",
      [grain],
    );
  return rows[0]?.views ?? 0;
}

beforeEach(async () => {
  await database.pool().query("truncate interactions, shown_lists, clicks");
  await refreshRollups();
});

describe("counting", () => {
  it("touches the hours that changed, and no other", async () => {
    const pool = database.pool();
    await Promise.all([view(pool), view(pool), view(pool, "2026-03-05T00:00:00Z")]);
    expect(await refreshRollups()).toBe(2);
    await view(pool);
    expect(await refreshRollups()).toBe(1);
    expect(await refreshRollups()).toBe(0);
    expect(await countViews()).toBe(4);
  });

  it("forgets what a table held that was emptied", async () => {
    await view(database.pool());
    await refreshRollups();
    expect(await countViews()).toBe(1);
    await database.pool().query("truncate interactions");
    await refreshRollups();
    expect(await countViews()).toBe(0);
  });

  it("misses nothing of a transaction that ends after a later one was counted", async () => {
    const pool = database.pool();
    const slow = await pool.connect();
    await slow.query("begin");
    await slow.query(
      "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $1, 1, 'view', $2)",
      [uuidv7(), NOON],
    );
    await view(pool);
    await refreshRollups();
    expect(await countViews()).toBe(1);
    await slow.query("commit");
    slow.release();
    await refreshRollups();
    expect(await countViews()).toBe(2);
  });

  it("is done by one process at a time, and once", async () => {
    const pool = database.pool();
    await view(pool);
    const other = await pool.connect();
    await other.query("select pg_advisory_lock($1)", [ADVISORY_LOCK.rollups]);
    expect(await refreshRollups()).toBeNull();
    const rebuilding = rebuildRollups();
    await other.query("select pg_advisory_unlock($1)", [ADVISORY_LOCK.rollups]);
    other.release();
    expect(await rebuilding).toBe(1);
    await view(pool);
    await Promise.all(Array.from({ length: 4 }, () => refreshRollups()));
    await refreshRollups();
    expect(await countViews()).toBe(2);
  });

  it("that is stopped in the middle is done again by the next one", async () => {
    const pool = database.pool();
    for (let day = 1; day <= 60; day++) await view(pool, new Date(Date.UTC(2026, 0, day)).toISOString());
    const stopping = new AbortController();
    const stopped = rebuildRollups({ signal: stopping.signal, onBatch: () => stopping.abort() });
    await stopped.catch(() => {});
    expect(await countViews()).toBe(48);
    expect((await getRollupStatus({ process: "test" })).waiting).toBe(12);
    await refreshRollups();
    expect(await countViews()).toBe(60);
  });

  it("keeps minutes for a month, hours and days for good", async () => {
    const clock = { now: () => Date.parse("2026-04-10T00:00:00Z") };
    await view(database.pool(), "2026-03-09T12:00:00Z");
    await view(database.pool(), "2026-03-11T12:00:00Z");
    await refreshRollups({ clock });
    expect([await countViews("minute"), await countViews("hour"), await countViews("day")]).toEqual([
      1, 2, 2,
    ]);
  });
});

describe("the worker", () => {
  it("counts by itself what is recorded, and says until when", async () => {
    const stopping = new AbortController();
    const kept = keepChore(rollupsChore, { signal: stopping.signal, clock: systemClock });
    const before = await getRollupStatus({ process: "test" });
    await view(database.pool());
    await expect.poll(() => countViews(), { timeout: 10_000 }).toBe(1);
    const after = await getRollupStatus({ process: "test" });
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after).toMatchObject({ waiting: 0 });
    expect(after.behindSeconds).toBeLessThan(5);
    stopping.abort();
    await kept;
  });
});

describe("an hour among 100,000 lists", () => {
  it("is found by indexes", async () => {
    const pool = database.pool();
    await insertList(pool);
    await pool.query(`insert into shown_lists
      (id, placement, strategy, rung, shopper_id, items, served_at, impressed_at)
      select gen_random_uuid(), 'home.for-you', 's@1', 'live', gen_random_uuid(), '{1}', at, at
      from (select timestamptz '2026-01-01' + n * interval '156 seconds' as at from generate_series(1, 100000) n) t`);
    await pool.query("analyze shown_lists");
    const hour = [new Date("2026-03-02T12:00:00Z"), new Date("2026-03-02T13:00:00Z")];
    for (const [sql, values] of [
      [COUNT_SQL, [...hour, hour[0]]],
      [LISTS_SQL, hour],
    ] as const) {
      const { rows } = await pool.query<{ "QUERY PLAN": string }>(`explain ${sql}`, [...values]);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(/(Index|Bitmap Index) Scan .*shown_lists_impressed_at_placement_idx/);
      expect(plan).not.toMatch(/Seq Scan on shown_lists/);
    }
  });
});
