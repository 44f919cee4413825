import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import { fillRandomly } from "@/lib/recommender/insights/testing/fill-randomly";
import { readRaw, type RawShop } from "@/lib/recommender/insights/testing/read-raw";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { bucketOf, createRng } from "@/ml/index";
import { countExperiment, countHoldout } from "./read-sums";
import type { Totals } from "./sums";
import { type ByHand, type Marked, outcomesByHand, totalsByHand } from "./testing/by-hand";

const START = Date.parse("2026-03-01T00:00:00Z");
const DAY = 86_400_000;
const UNTIL = START + 13 * DAY;

const database = withTestDatabase();
const definition = definitionSchema.parse({
  hypothesis: "Any.",
  placements: ["home.for-you"],
  variants: [
    { key: "a", name: "A", share: 0.5 },
    { key: "b", name: "B", share: 0.5 },
  ],
});

/** Puts most lists into an experiment and marks them as serving does; some shoppers have seen both variants. */
async function mark(pool: pg.Pool, seed: number): Promise<Map<string, Marked>> {
  const rng = createRng(seed);
  const { rows } = await pool.query<{ id: string; shopper: string }>(
    "select id, shopper_id as shopper from shown_lists order by id",
  );
  const marks = new Map<string, Marked>();
  for (const { id, shopper } of rows) {
    const own = bucketOf("x", shopper) < 0.5 ? "a" : "b";
    const crosses = rng.uniform() < 0.02;
    marks.set(id, {
      variant: rng.uniform() < 0.2 ? null : crosses ? (own === "a" ? "b" : "a") : own,
      device: rng.uniform() < 0.5 ? "phone" : "desktop",
      isNew: rng.uniform() < 0.5,
      held: rng.uniform() < 0.3 ? null : bucketOf("h", shopper) < 0.3,
    });
  }
  await pool.query(
    `update shown_lists l set experiment = case when m.variant is null then null else 'x' end, variant = m.variant,
       device = m.device, is_new = m."isNew", held = m.held
     from json_to_recordset($1::json) as m (id uuid, variant text, device text, "isNew" boolean, held boolean) where m.id = l.id`,
    [JSON.stringify([...marks].map(([id, marked]) => ({ id, ...marked })))],
  );
  return marks;
}

function expectTotals(found: Totals[] | undefined, expected: Totals[]) {
  for (const wanted of expected.filter(({ n }) => n > 0)) {
    const own = found?.find(({ variant }) => variant === wanted.variant);
    for (const [key, value] of Object.entries(wanted)) {
      const counted = own?.[key as keyof Totals];
      if (typeof value === "number") expect(counted, key).toBeCloseTo(value, 4);
      else expect(counted).toBe(value);
    }
  }
}

describe.each([1, 2, 3])("a random shop, seed %i", (seed) => {
  let shop: RawShop;
  let marks: Map<string, Marked>;
  beforeEach(async () => {
    const pool = database.pool();
    await pool.query(
      "truncate shown_lists, clicks, interactions, order_items, orders, products, categories, shoppers restart identity cascade",
    );
    await fillRandomly(pool, createRng(seed), { start: START, days: 16 });
    marks = await mark(pool, seed);
    await refreshRollups();
    shop = await readRaw(pool);
  });

  it("is read out as counting by hand says, whole and in parts", async () => {
    const sums = await countExperiment({ id: "x", definition }, UNTIL);
    const byHand = outcomesByHand(shop, marks, ({ variant }) => variant, UNTIL);
    const of = (part: (one: ByHand) => boolean) =>
      ["a", "b"].map((variant) => totalsByHand(variant, byHand, part));
    expect(sums.crossed).toBe(byHand.filter(({ crossed }) => crossed).length);
    expect(byHand.some(({ orders }) => orders > 0) && byHand.some(({ clicked }) => clicked > 0)).toBe(true);
    expectTotals(
      sums.variants,
      of(() => true),
    );
    expectTotals(
      sums.segments.phone,
      of(({ device }) => device === "phone"),
    );
    expectTotals(
      sums.segments.desktop,
      of(({ device }) => device === "desktop"),
    );
    expectTotals(
      sums.segments.new,
      of(({ isNew }) => isNew === true),
    );
    expectTotals(
      sums.segments.known,
      of(({ isNew }) => isNew === false),
    );
  });

  it("tells the holdout from everybody else", async () => {
    const holdout = { share: 0.3, salt: "h", startedAt: START, strategies: {} };
    const sums = await countHoldout(holdout, UNTIL);
    const byHand = outcomesByHand(
      shop,
      marks,
      ({ held }) => (held === null ? null : held ? "held" : "reached"),
      UNTIL,
    );
    expectTotals(
      sums.variants,
      ["held", "reached"].map((variant) => totalsByHand(variant, byHand, () => true)),
    );
  });
});
