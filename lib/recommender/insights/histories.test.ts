import fc from "fast-check";
import type pg from "pg";
import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { rebuildRollups, refreshRollups } from "@/lib/recommender/rollups/refresh";
import { activityReport } from "./activity-report";
import { laneReport } from "./lane-report";
import { placementReportInParts } from "./placement-report";
import { expectActivity, expectPlacements } from "./testing/expect-figures";
import { beginHistory, CHANGES } from "./testing/random-history";
import { readRaw } from "./testing/read-raw";

const PERIOD = { from: "2026-03-08", to: "2026-03-14" };
const DAYS = { start: Date.parse("2026-03-01T00:00:00Z"), days: 16 };

/** Everything that is counted, as it is stored. */
const STORED = [
  "select * from rollup_counts order by grain, start, lane",
  "select * from rollup_amounts order by grain, start, currency",
  "select * from rollup_placements order by grain, start, cell_id",
  "select * from rollup_people_hours order by hour",
  "select * from rollup_list_hours order by hour",
  "select * from rollup_returns order by purchase_id",
  "select id, whole_number from rollup_shoppers where whole_number is not null order by id",
];

async function readStored(pool: pg.Pool): Promise<string[]> {
  const tables: string[] = [];
  for (const sql of STORED) tables.push(JSON.stringify((await pool.query(sql)).rows));
  return tables;
}

const database = withTestDatabase();

it(
  "whatever happens in whatever order: what is kept up equals what is rebuilt, and both a plain count of the rows",
  { timeout: 180_000 },
  async () => {
    const pool = database.pool();
    const clock = { now: () => DAYS.start + 20 * 86_400_000 };
    const step = fc.record({
      change: fc.constantFrom(...Object.keys(CHANGES)),
      // Sometimes several changes are counted at once.
      isCounted: fc.boolean(),
    });
    const history = fc.record({ seed: fc.nat(), steps: fc.array(step, { minLength: 8, maxLength: 40 }) });
    await fc.assert(
      fc.asyncProperty(history, async ({ seed, steps }) => {
        const shop = await beginHistory(pool, seed, DAYS);
        await refreshRollups({ clock });
        for (const { change, isCounted } of steps) {
          await CHANGES[change]?.(shop);
          if (isCounted) await refreshRollups({ clock });
        }
        await refreshRollups({ clock });
        const keptUp = await readStored(pool);
        const raw = await readRaw(pool);
        const lanes = await laneReport(PERIOD);
        const { rows: rawLanes } = await pool.query<{ lane: string; interactions: number }>(
          `select lane::text, count(*)::float8 as interactions from interactions
           where at >= '2026-03-08Z' and at < '2026-03-15Z' group by lane`,
        );
        for (const { lane, interactions } of rawLanes)
          expect(lanes.find((one) => one.lane === lane)?.interactions).toBe(interactions);
        expectActivity(await activityReport(PERIOD, "GBP"), raw);
        expectPlacements(await placementReportInParts(PERIOD, "GBP"), raw);
        await rebuildRollups({ clock });
        expect(await readStored(pool)).toEqual(keptUp);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  },
);
