import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { definitionSchema, flagSchema } from "@/lib/recommender/experiments/definition";
import { getExperiment } from "@/lib/recommender/experiments/queries";
import { fillRandomly } from "@/lib/recommender/insights/testing/fill-randomly";
import { readRaw, type RawShop } from "@/lib/recommender/insights/testing/read-raw";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { bucketOf, createRng, isInRamp } from "@/ml/index";
import { getFlagReport, getHoldoutReport, listExperimentReports } from "./queries";
import { rebuildReadouts, refreshReadouts } from "./refresh";
import { countExperiment, countFlag, countHoldout } from "./read-sums";
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

  it.each([true, false])("tells those who have a flag from the others, first: %s", async (isFirst) => {
    const definition = flagSchema.parse({ hypothesis: "Any.", ramp: [{ afterMinutes: 0, share: 0.4 }] });
    const stretch = { from: START, to: Infinity, share: 0.4, isFirst };
    const sums = await countFlag({ id: "new-checkout", definition }, stretch, UNTIL);
    const unitOf = (shopper: string) => shop.mergedInto.get(shopper) ?? shopper;
    const having = (shopper: string) => isInRamp("new-checkout", unitOf(shopper), 0.4);
    const shopperOf = new Map(shop.lists.map(({ id, shopperId }) => [id, shopperId]));
    const flagged = new Map(
      [...marks].map(([id, marked]) => {
        const variant = having(shopperOf.get(id) ?? "") ? "with" : "without";
        return [id, { ...marked, variant: marked.held === true ? null : variant }];
      }),
    );
    const byHand = outcomesByHand(shop, flagged, ({ variant }) => variant, UNTIL);
    const expected = ["without", "with"].map((variant) => totalsByHand(variant, byHand, () => true));
    expect(expected.every(({ n }) => n > 0)).toBe(true);
    if (isFirst) expectTotals(sums.variants, expected);
    // Who has had it before has no past without it.
    else expect(sums.variants.map(({ revenueBefore }) => revenueBefore)).toEqual([0, 0]);
  });

  it("tells the holdout from everybody else", async () => {
    const sums = await countHoldout({ startedAt: START }, UNTIL);
    const byHand = outcomesByHand(
      shop,
      marks,
      ({ held }) => (held === null ? null : held ? "without" : "with"),
      UNTIL,
    );
    expectTotals(
      sums.variants,
      ["without", "with"].map((variant) => totalsByHand(variant, byHand, () => true)),
    );
  });
});

describe("what the worker keeps for the pages", () => {
  const DAY_LATER = UNTIL + DAY;
  const actor = { process: "a test" };

  beforeEach(async () => {
    const pool = database.pool();
    await pool.query(
      "truncate experiments, readouts, holdouts, holdout_readouts, shown_lists, clicks, interactions, order_items, orders, products, categories, shoppers restart identity cascade",
    );
    await fillRandomly(pool, createRng(9), { start: START, days: 16 });
    await mark(pool, 9);
    await refreshRollups();
  });

  const totalOf = (shoppers: readonly number[] | undefined) => shoppers?.reduce((sum, n) => sum + n, 0);

  it("is the holdout's readout, and its curve, up to its end and no longer", async () => {
    const started = new Date(START);
    const data = { id: uuidv7(), share: 0.3, salt: "h", strategies: {}, startedAt: started };
    expect(await getHoldoutReport(actor)).toBeNull();
    await getDb().holdout.create({ data });
    expect(await getHoldoutReport(actor)).toMatchObject({ holdout: { endedAt: null }, report: null });
    await refreshReadouts(UNTIL);
    const during = await getHoldoutReport(actor);
    const counted = await countHoldout({ startedAt: START }, UNTIL);
    expect(totalOf(during?.report?.readout.shoppers)).toBe(
      counted.variants.reduce((sum, { n }) => sum + n, 0),
    );
    expect(during?.report?.curve.length).toBeGreaterThan(10);
    // A thousandth of its age has not passed.
    await refreshReadouts(UNTIL + 60_000);
    expect((await getHoldoutReport(actor))?.report?.computedAt).toBe(UNTIL);
    await refreshReadouts(DAY_LATER);
    expect((await getHoldoutReport(actor))?.report?.computedAt).toBe(DAY_LATER);
    await getDb().holdout.updateMany({ data: { endedAt: new Date(UNTIL) } });
    await getDb().holdoutReadout.deleteMany();
    await refreshReadouts(DAY_LATER);
    expect((await getHoldoutReport(actor))?.report?.curve.at(-1)?.until).toBe(UNTIL);
    await rebuildReadouts(DAY_LATER);
    const rebuilt = (await getHoldoutReport(actor))?.report;
    expect(rebuilt?.readout).toEqual(during?.report?.readout);
  });

  it("is a flag's readout, of the last time in which the same shoppers had it", async () => {
    const ramp = [
      { afterMinutes: 0, share: 0.5 },
      { afterMinutes: 10 * 24 * 60, share: 1 },
    ];
    const definition = { hypothesis: "Any.", ramp };
    const started = { state: "running", startedAt: new Date(START) } as const;
    await getDb().experiment.create({
      data: { id: "new-checkout", kind: "flag", definition, createdBy: "a test", ...started },
    });
    await refreshReadouts(UNTIL);
    const flag = await getExperiment("new-checkout", actor);
    if (flag.kind !== "flag") throw new Error("It is a flag.");
    const told = await getFlagReport(flag, actor, UNTIL);
    expect(told?.stretch).toMatchObject({ from: START, to: START + 10 * DAY, share: 0.5 });
    expect(told?.report?.curve.at(-1)?.until).toBe(START + 10 * DAY);
    expect(totalOf(told?.report?.readout.shoppers)).toBeGreaterThan(10);
    const [listed] = await listExperimentReports(actor, UNTIL);
    expect(listed).toMatchObject({
      shoppers: totalOf(told?.report?.readout.shoppers),
      conclusion: told?.report?.conclusion,
    });
  });
});
