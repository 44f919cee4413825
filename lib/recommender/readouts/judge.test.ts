import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import { METRICS } from "@/lib/recommender/experiments/metrics";
import { createRng } from "@/ml/index";
import { conclude } from "./conclude";
import { judge } from "./judge";
import { isStale, momentsOf } from "./moments";
import { planRun, spreadOf } from "./run-time";
import type { ReadoutSums, Totals } from "./sums";

const definitionOf = (change: object = {}) =>
  definitionSchema.parse({
    hypothesis: "Any.",
    placements: ["home.for-you"],
    variants: [
      { key: "a", name: "Usual", share: 0.5 },
      { key: "b", name: "Bold", share: 0.5 },
    ],
    metric: "click-rate",
    guardrails: ["revenue"],
    tuning: 1_000,
    ...change,
  });

interface Shopper {
  lists: number;
  clicked: number;
  revenue: number;
  before: number;
}

/** The sums of shoppers, as the statement makes them. */
function totalsOf(variant: string, shoppers: readonly Shopper[]): Totals {
  const add = (value: (one: Shopper) => number) => shoppers.reduce((sum, one) => sum + value(one), 0);
  const bought = (one: Shopper) => Number(one.revenue > 0);
  const boughtBefore = (one: Shopper) => Number(one.before > 0);
  return {
    variant,
    n: shoppers.length,
    lists: add(({ lists }) => lists),
    lists2: add(({ lists }) => lists ** 2),
    clicked: add(({ clicked }) => clicked),
    clicked2: add(({ clicked }) => clicked ** 2),
    clickedLists: add(({ clicked, lists }) => clicked * lists),
    clickShares: add(({ clicked, lists }) => clicked / lists),
    carted: add(bought),
    bought: add(bought),
    boughtBefore: add(boughtBefore),
    boughtBoth: add((one) => bought(one) * boughtBefore(one)),
    orders: add(bought),
    orders2: add(bought),
    ordersBefore: add(boughtBefore),
    ordersBefore2: add(boughtBefore),
    ordersBoth: add((one) => bought(one) * boughtBefore(one)),
    revenue: add(({ revenue }) => revenue),
    revenue2: add(({ revenue }) => revenue ** 2),
    revenueBefore: add(({ before }) => before),
    revenueBefore2: add(({ before }) => before ** 2),
    revenueBoth: add(({ revenue, before }) => revenue * before),
    listRevenue: 0,
    listRevenue2: 0,
    fullRevenue: add(({ revenue }) => revenue),
  };
}

/** Shoppers who see six lists each, follow some, and buy now and then. */
function draw(count: number, { rate = 0.1, buys = 0.1, seed = 1 } = {}): Shopper[] {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => {
    const clicked = Array.from({ length: 6 }, () => Number(rng.uniform() < rate)).reduce(
      (sum, one) => sum + one,
      0,
    );
    const spends = () => (rng.uniform() < buys ? 1_000 + rng.integer(4_000) : 0);
    return { lists: 6, clicked, revenue: spends(), before: spends() };
  });
}

const sumsOf = (a: readonly Shopper[], b: readonly Shopper[]): ReadoutSums => {
  const variants = [totalsOf("a", a), totalsOf("b", b)].filter(({ n }) => n > 0);
  return { crossed: 0, variants, segments: {}, preference: null, days: null, placements: null };
};
const concluded = (sums: ReadoutSums, change: object = {}) => {
  const definition = definitionOf(change);
  return conclude(definition, judge(definition, sums), null);
};

describe("what an experiment comes to", () => {
  it("is a better variant, a worse one, or nothing yet", () => {
    const usual = draw(3_000, { seed: 1 });
    const better = concluded(sumsOf(usual, draw(3_000, { rate: 0.14, seed: 2 })));
    expect(better).toMatchObject({ kind: "better", variant: "b" });
    expect(better.text).toMatch(
      /^Bold is clicked between [\d.]+% and [\d.]+% more than Usual\. Stop it and keep Bold\.$/,
    );
    const worse = concluded(sumsOf(usual, draw(3_000, { rate: 0.07, seed: 3 })));
    expect(worse).toMatchObject({ kind: "worse", variant: "b" });
    expect(worse.text).toMatch(/less than Usual\. Keep Usual\.$/);
    expect(concluded(sumsOf(usual, draw(3_000, { seed: 4 }))).kind).toBe("open");
  });

  it("says so when what is better harms a guardrail", () => {
    const usual = draw(4_000, { buys: 0.3, seed: 1 });
    const found = concluded(sumsOf(usual, draw(4_000, { rate: 0.14, buys: 0.15, seed: 2 })));
    expect(found).toMatchObject({ kind: "harmful", variant: "b" });
    expect(found.text).toContain("revenue a shopper falls");
  });

  it(
    "is hardly ever a winner where all variants are the same, however many there are",
    { timeout: 60_000 },
    () => {
      const keys = ["a", "b", "c", "d", "e", "f"];
      const variants = keys.map((key) => ({ key, name: key, share: 1 / keys.length }));
      const definition = definitionOf({ variants, method: "fixed" });
      const RUNS = 400;
      let alarms = 0;
      for (let run = 0; run < RUNS; run++) {
        const totals = keys.map((key, i) => totalsOf(key, draw(200, { seed: 10 * run + i })));
        const { kind } = conclude(
          definition,
          judge(definition, { ...sumsOf([], []), variants: totals }),
          null,
        );
        if (kind === "better" || kind === "harmful") alarms++;
      }
      // Half of what alpha allows falls to variants that seem worse.
      expect(alarms / RUNS).toBeLessThan(0.05);
    },
  );

  it("is nothing without traffic, with a handful of shoppers, or where the split is no accident", () => {
    expect(concluded(sumsOf([], []))).toMatchObject({
      kind: "waiting",
      text: expect.stringContaining("Nobody has seen") as string,
    });
    expect(concluded(sumsOf(draw(5), draw(5, { seed: 2 }))).kind).toBe("waiting");
    expect(concluded(sumsOf(draw(30, { rate: 0 }), draw(30, { rate: 0, seed: 2 }))).kind).toBe("waiting");
    const lost = concluded(sumsOf(draw(3_000), draw(2_600, { rate: 0.2, seed: 2 })));
    expect(lost.kind).toBe("blocked");
    expect(lost.text).toContain("no accident");
  });

  it("says nothing at a fixed horizon before its end", () => {
    const definition = definitionOf({ method: "fixed", guardrails: [] });
    const readout = judge(definition, sumsOf(draw(3_000), draw(3_000, { rate: 0.2, seed: 2 })));
    const left = { shoppers: 9_000, shoppersLeft: 3_000, endsAt: Date.UTC(2026, 5, 4), visibleEffect: null };
    expect(conclude(definition, readout, left)).toMatchObject({
      kind: "waiting",
      text: expect.stringContaining("Thursday 4 June") as string,
    });
    expect(conclude(definition, readout, { ...left, shoppersLeft: 0 }).kind).toBe("better");
  });

  it("is what clicks in drafted lists say, whoever drafted first", () => {
    const change = { mode: "interleave", guardrails: [] };
    const clicked = (first: number, second: number, n: number) => {
      // Each shopper follows one product; sums of squares are those of zeros and ones.
      const [one, other] = [first * n, second * n].map((sum) => ({ sum, sumSquares: sum }));
      const preference = { n, first: one, second: other, sumProducts: 0 } as ReadoutSums["preference"];
      return concluded({ ...sumsOf([], []), preference }, change);
    };
    expect(clicked(0.3, 0.7, 2_000)).toMatchObject({ kind: "better", variant: "b" });
    expect(clicked(0.3, 0.7, 2_000).text).toMatch(
      /^Of 100 clicks, between \d+ and \d+ more go to the products of Bold than to those of Usual\. Stop it and keep Bold\.$/,
    );
    expect(clicked(0.7, 0.3, 2_000).text).toMatch(
      /products of Usual than to those of Bold\. Stop it and keep Usual\.$/,
    );
    expect(clicked(0.5, 0.5, 2_000)).toMatchObject({ kind: "open", variant: null });
    expect(clicked(0, 0, 0).kind).toBe("waiting");
    expect(clicked(0.5, 0.5, 4).kind).toBe("waiting");
  });

  it("is a belief where that was asked for", () => {
    const usual = draw(2_000);
    expect(concluded(sumsOf(usual, draw(2_000, { rate: 0.14, seed: 2 })), { method: "bayesian" }).kind).toBe(
      "better",
    );
  });

  it("hands on no number that must not be read, and never NaN, whatever the counts are", () => {
    const amount = fc.double({ min: 0, max: 1e15, noNaN: true });
    const anything = fc.record(
      Object.fromEntries(
        Object.keys(totalsOf("a", [])).map((key) => [key, key === "n" ? fc.nat(1_000) : amount]),
      ),
    );
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const variants = [
          { ...a, variant: "a" },
          { ...b, variant: "b" },
        ] as unknown as Totals[];
        const definition = definitionOf();
        const readout = judge(definition, { ...sumsOf([], []), variants });
        expect(readout.metrics.map(({ metric }) => metric).sort()).toEqual([...METRICS].sort());
        for (const { compared } of readout.metrics)
          for (const { analysis, belief } of compared)
            for (const { error, lift, low, high, p } of [analysis, belief]) {
              for (const value of [lift, low, high, p]) expect(Number.isNaN(value)).toBe(false);
              if (error !== null) expect([lift, low, high, p]).toEqual([null, null, null, null]);
            }
        expect(conclude(definition, readout, null).text).not.toBe("");
      }),
    );
  });
});

describe("the run time", () => {
  it("follows from the shop's own shoppers", () => {
    const totals = [totalsOf("all", draw(2_000))];
    const definition = definitionOf();
    const plan = planRun(definition, spreadOf(totals, "click-rate"), { perDay: 500, soFar: 0, now: 0 });
    const twice = planRun(definition, spreadOf(totals, "click-rate"), { perDay: 1_000, soFar: 0, now: 0 });
    expect((plan?.endsAt ?? 0) / (twice?.endsAt ?? 1)).toBeCloseTo(2, 6);
    const larger = planRun({ ...definition, minimumEffect: 0.2 }, spreadOf(totals, "click-rate"), {
      perDay: 500,
      soFar: 0,
      now: 0,
    });
    expect(larger?.shoppers ?? Infinity).toBeLessThan(plan?.shoppers ?? 0);
    const none = planRun(definition, spreadOf(totals, "click-rate"), { perDay: 0, soFar: 0, now: 0 });
    expect(none).toMatchObject({ endsAt: null, visibleEffect: null });
    expect(
      planRun(definition, spreadOf([totalsOf("all", [])], "click-rate"), { perDay: 9, soFar: 0, now: 0 }),
    ).toBeNull();
  });
});

describe("the moments of a curve", () => {
  it("are at most forty, and those of a coarser grid were there before", () => {
    const [minute, day] = [60_000, 86_400_000];
    for (const length of [30 * minute, 5 * 60 * minute, 2 * day, 30 * day, 300 * day]) {
      const moments = momentsOf(0, length);
      expect(moments.length).toBeLessThanOrEqual(41);
      expect(moments.length).toBeGreaterThan(length >= 40 * minute ? 5 : 0);
    }
    const fine = new Set(momentsOf(0, 40 * minute));
    const coarse = momentsOf(0, 41 * minute);
    expect(coarse.filter((moment) => moment <= 40 * minute).every((moment) => fine.has(moment))).toBe(true);
  });

  it("are counted again at doubling ages, until nothing comes late any more", () => {
    const [minute, day] = [60_000, 86_400_000];
    expect(isStale(0, 0, 30_000)).toBe(false);
    expect(isStale(0, 0, 2 * minute)).toBe(true);
    expect(isStale(0, day, 1.5 * day)).toBe(false);
    expect(isStale(0, day, 2.1 * day)).toBe(true);
    expect(isStale(0, 9 * day, 100 * day)).toBe(false);
  });
});
