import fc from "fast-check";
import type pg from "pg";
import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import { beginHistory, CHANGES } from "@/lib/recommender/insights/testing/random-history";
import { rebuildRollups, refreshRollups } from "@/lib/recommender/rollups/refresh";
import { countKept, forgetKept, keepOnly } from "./kept-shoppers";
import { countExperiment } from "./read-sums";
import type { ReadoutSums, Totals } from "./sums";

const DAYS = { start: Date.parse("2026-03-01T00:00:00Z"), days: 16 };
const NOW = DAYS.start + 20 * 86_400_000;
const clock = { now: () => NOW };

const database = withTestDatabase();
const definition = definitionSchema.parse({
  hypothesis: "Any.",
  placements: ["home.for-you"],
  variants: [
    { key: "a", name: "A", share: 0.5 },
    { key: "b", name: "B", share: 0.5 },
  ],
});
const running = { id: "x", definition, stoppedAt: null };

/** As serving does: most lists are of the experiment, and few shoppers see both variants. */
async function markLists(pool: pg.Pool): Promise<void> {
  await pool.query(
    `update shown_lists set experiment = 'x', device = case when hashtext(id::text) % 2 = 0 then 'phone' else 'desktop' end,
       is_new = hashtext(id::text) % 3 = 0,
       variant = case when (hashtext(shopper_id::text) % 2 = 0) <> (hashtext(id::text) % 40 = 0) then 'a' else 'b' end
     where experiment is null and hashtext(id::text) % 5 <> 0`,
  );
}

async function beginExperiment(pool: pg.Pool): Promise<void> {
  await pool.query("truncate experiments cascade");
  await pool.query(
    `insert into experiments (id, state, definition, created_by, started_at) values ('x', 'running', $1, 'admin', $2)`,
    [JSON.stringify(definition), new Date(DAYS.start)],
  );
}

const sorted = (all: readonly Totals[]) => [...all].sort((a, b) => (a.variant < b.variant ? -1 : 1));

/** Sums are the same but for the order in which fractions were added. */
function expectSame(found: ReadoutSums, wanted: ReadoutSums): void {
  const flat = ({ crossed, variants, segments }: ReadoutSums) => {
    const parts = Object.entries(segments).map(([name, part]): [string, Totals[]] => [name, sorted(part)]);
    return { crossed, variants: sorted(variants), segments: Object.fromEntries(parts.sort()) };
  };
  const round = (_: string, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(10)) : value;
  expect(JSON.parse(JSON.stringify(flat(found), round))).toEqual(
    JSON.parse(JSON.stringify(flat(wanted), round)),
  );
}

it(
  "whatever happens in whatever order: counting again only those of whom something changed tells the same as counting all",
  { timeout: 180_000 },
  async () => {
    const pool = database.pool();
    const step = fc.record({
      change: fc.constantFrom(...Object.keys(CHANGES)),
      isCounted: fc.boolean(),
    });
    const history = fc.record({ seed: fc.nat(), steps: fc.array(step, { minLength: 8, maxLength: 40 }) });
    await fc.assert(
      fc.asyncProperty(history, async ({ seed, steps }) => {
        const shop = await beginHistory(pool, seed, DAYS);
        await beginExperiment(pool);
        await markLists(pool);
        await refreshRollups({ clock });
        await countKept({ experiment: running, now: NOW });
        for (const { change, isCounted } of steps) {
          await CHANGES[change]?.(shop);
          await markLists(pool);
          if (!isCounted) continue;
          await refreshRollups({ clock });
          await countKept({ experiment: running, now: NOW });
          await keepOnly(["x"]);
        }
        await refreshRollups({ clock });
        const kept = await countKept({ experiment: running, now: NOW });
        const { rows } = await pool.query(
          "select count(*)::int as n from readout_bases where milliseconds >= 0",
        );
        expect(rows).toEqual([{ n: 1 }]);
        expectSame(kept, await countExperiment(running, NOW + 365 * 86_400_000));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  },
);

/** Makes what is kept of one shopper wrong: whether it is told shows whether it was counted again. */
const SPOIL =
  "update readout_shoppers set lists = 1000000 where shopper_id = (select min(shopper_id::text)::uuid from readout_shoppers)";
const listsOf = ({ variants }: ReadoutSums) => Math.max(...variants.map(({ lists2 }) => lists2));

async function beginSpoiled(): Promise<pg.Pool> {
  const pool = database.pool();
  await beginHistory(pool, 7, DAYS);
  await beginExperiment(pool);
  await markLists(pool);
  await refreshRollups({ clock });
  await countKept({ experiment: running, now: NOW });
  await pool.query(SPOIL);
  expect(listsOf(await countKept({ experiment: running, now: NOW }))).toBeGreaterThan(1e6);
  return pool;
}

it.each<[string, (pool: pg.Pool) => Promise<unknown>, { stoppedAt: number | null; now: number }]>([
  ["roll-ups were rebuilt", () => rebuildRollups({ clock }), { stoppedAt: null, now: NOW }],
  ["it was stopped", async () => {}, { stoppedAt: NOW, now: NOW }],
  ["a while has passed", async () => {}, { stoppedAt: null, now: NOW + 86_400_000 }],
  ["somebody asks for it", () => forgetKept("x"), { stoppedAt: null, now: NOW }],
])("counts all shoppers again when %s", async (_, happen, { stoppedAt, now }) => {
  await happen(await beginSpoiled());
  expect(listsOf(await countKept({ experiment: { ...running, stoppedAt }, now }))).toBeLessThan(1e6);
});

it("keeps neither shoppers nor notes of experiments that are read out no more", async () => {
  const pool = await beginSpoiled();
  await keepOnly([]);
  const { rows } = await pool.query<{ n: number }>(
    "select ((select count(*) from readout_shoppers) + (select count(*) from rollup_touches))::int as n",
  );
  expect(rows).toEqual([{ n: 0 }]);
});
