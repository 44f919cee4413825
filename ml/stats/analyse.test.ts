import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparing } from "../testing/analysis";
import { analyse, analyseAll, type Analysis, type AnalysisInput } from "./analyse";
import { adjustBenjaminiHochberg, adjustHolm } from "./multiple";
import type { AnalysisProblem } from "./problem";
import { findCap, sumCapped } from "./winsorise";

const SOME = { n: 100, sum: 150, sumSquares: 300 };
const MORE = { n: 100, sum: 170, sumSquares: 360 };
const RATIO = { ...SOME, denominator: { sum: 400, sumSquares: 1900, sumProducts: 700 } };

function expectNoNumbers(found: Analysis, error: AnalysisProblem): void {
  const { srm: _, ...rest } = found;
  expect(rest).toEqual({
    lift: null,
    low: null,
    high: null,
    standardError: null,
    p: null,
    chanceToWin: null,
    risk: null,
    error,
  });
}

describe("what cannot be compared is answered with a word", () => {
  const noDenominator = { ...RATIO, denominator: { sum: 0, sumSquares: 0, sumProducts: 0 } };
  const cases: [string, AnalysisProblem, AnalysisInput][] = [
    ["one variant", "too_few_variants", { ...comparing(SOME, MORE), variants: [{ name: "A", ...SOME }] }],
    ["no variant", "too_few_variants", { ...comparing(SOME, MORE), variants: [] }],
    ["a negative count", "impossible_counts", comparing(SOME, { ...MORE, n: -3 })],
    ["half a shopper", "impossible_counts", comparing(SOME, { ...MORE, n: 8.5 })],
    ["more hits than tries", "impossible_counts", comparing(SOME, MORE, { metric: "proportion" })],
    ["fewer than no hits", "impossible_counts", proportions({ n: 9, sum: -1 }, { n: 9, sum: 5 })],
    ["a negative sum of squares", "impossible_counts", comparing(SOME, { ...MORE, sumSquares: -1 })],
    ["NaN", "impossible_counts", comparing(SOME, { ...MORE, sum: Number.NaN })],
    ["nobody in a variant", "empty_variant", comparing({ n: 0, sum: 0, sumSquares: 0 }, MORE)],
    ["one shopper in a variant", "single_unit", comparing(SOME, { n: 1, sum: 3, sumSquares: 9 })],
    ["the same value everywhere", "zero_variance", comparing({ n: 10, sum: 1, sumSquares: 0.1 }, MORE)],
    ["only zeros", "zero_variance", comparing({ n: 1000, sum: 0, sumSquares: 0 }, MORE)],
    ["all converted", "zero_variance", proportions({ n: 9, sum: 9 }, { n: 9, sum: 5 })],
    ["sums that contradict each other", "zero_variance", comparing({ ...SOME, n: 2 }, MORE)],
    ["a lift relative to 0", "zero_baseline", comparing({ ...SOME, sum: 0 }, MORE)],
    ["a denominator of 0", "zero_denominator", comparing(noDenominator, RATIO, { metric: "ratio" })],
    ["no denominator", "zero_denominator", comparing(RATIO, MORE, { metric: "ratio" })],
    ["numbers too large", "not_finite", comparing({ ...SOME, sum: 1e200 }, { ...MORE, sumSquares: 1e308 })],
    ["an alpha of 1", "bad_options", comparing(SOME, MORE, { alpha: 1 })],
    [
      "one-sided at any time from ½ on",
      "bad_options",
      comparing(SOME, MORE, { alpha: 0.5, sided: "less", method: "sequential" }),
    ],
    ["tuned to nothing", "bad_options", comparing(SOME, MORE, { tuning: 0 })],
    ["a prior without spread", "bad_options", comparing(SOME, MORE, { prior: { mean: 0, sd: 0 } })],
  ];

  it.each(cases)("%s: %s", (_, error, input) => {
    for (const method of ["fixed", "sequential", "bayesian"] as const) {
      if (input.method !== "fixed" && input.method !== method) continue;
      expectNoNumbers(analyse({ ...input, method }), error);
    }
  });

  it("a value of all units that only rounding tells apart does not vary", () => {
    let [sum, sumSquares] = [0, 0];
    for (let i = 0; i < 1000; i++) {
      sum += 0.1;
      sumSquares += 0.1 * 0.1;
    }
    expect(analyse(comparing({ n: 1000, sum, sumSquares }, MORE)).error).toBe("zero_variance");
  });
});

function proportions(a: { n: number; sum: number }, b: { n: number; sum: number }): AnalysisInput {
  return comparing(a, b, { metric: "proportion" });
}

describe("numbers that must not be read come with the reason", () => {
  const cases: [string, AnalysisProblem, AnalysisInput][] = [
    ["seven shoppers", "too_few_units", comparing(SOME, { n: 7, sum: 12, sumSquares: 25 })],
    ["a split that is no accident", "sample_ratio_mismatch", comparing(SOME, { ...MORE, n: 200 }, halves())],
    ["shares that do not add up", "bad_shares", comparing(SOME, MORE, { expectedShares: [0.5, 0.4] })],
    ["a share below 0", "bad_shares", comparing(SOME, MORE, { expectedShares: [1.5, -0.5] })],
    ["a share missing", "bad_shares", comparing(SOME, MORE, { expectedShares: [1] })],
    ["one order of a million", "too_few_events", comparing(million(1), million(1))],
    ["one amount of a million", "too_few_events", comparing(million(50), million(80), { relative: false })],
    ["four orders of a million", "too_few_events", proportions({ n: 1e6, sum: 4 }, { n: 1e6, sum: 9 })],
    ["all but one", "too_few_events", proportions({ n: 500, sum: 499 }, { n: 500, sum: 400 })],
  ];

  it.each(cases)("%s: %s", (_, error, input) => {
    const found = analyse(input);
    expect(found.error).toBe(error);
    expect(found.standardError).toBeGreaterThan(0);
  });

  function halves(): Partial<AnalysisInput> {
    return { expectedShares: [0.5, 0.5] };
  }

  function million(amount: number) {
    return { n: 1_000_000, sum: amount, sumSquares: amount ** 2 };
  }

  it("shares may be rounded or in percent; without any the split is not judged", () => {
    const of = (expectedShares: number[] | null) => analyse(comparing(SOME, MORE, { expectedShares })).srm;
    expect(of([50, 50])).toEqual(of([0.5, 0.5]));
    expect(of([0.5, 0.5])).toEqual({ p: 1 });
    expect(of(null)).toEqual({ p: null });
    const thirds = comparing(SOME, MORE, { expectedShares: [0.333, 0.333, 0.333] });
    const three = { ...thirds, variants: [...thirds.variants, { name: "C", ...MORE }] };
    expect(analyse(three).srm.p).toBeCloseTo(1);
  });
});

describe("any numbers whatever", () => {
  const number = fc.oneof(
    fc.double(),
    fc.integer({ min: -5, max: 1000 }),
    fc.constantFrom(0, 1, 1e-320, 1e308, Number.MAX_SAFE_INTEGER),
  );
  const paired = fc.record({ sum: number, sumSquares: number, sumProducts: number });
  const variant = fc.record({
    name: fc.constant("A"),
    n: fc.oneof(fc.integer({ min: -2, max: 1e6 }), number),
    sum: number,
    sumSquares: number,
    covariate: fc.option(paired),
    denominator: fc.option(paired),
  });
  const input = fc.record<AnalysisInput>({
    metric: fc.constantFrom("mean", "proportion", "ratio"),
    relative: fc.boolean(),
    sided: fc.constantFrom("two", "greater", "less"),
    alpha: number,
    method: fc.constantFrom("fixed", "sequential", "bayesian"),
    tuning: number,
    prior: fc.option(fc.record({ mean: number, sd: number })),
    variants: fc.array(variant, { maxLength: 4 }),
    expectedShares: fc.option(fc.array(number, { maxLength: 4 })),
  });

  it("give an answer of numbers or a word, never NaN and never an exception", () => {
    const isNumber = (value: unknown) => value === null || Number.isFinite(value);
    fc.assert(
      fc.property(input, fc.boolean(), (given, usual) => {
        const found = analyse(usual ? { ...given, alpha: 0.05, tuning: 5000 } : given);
        const { lift, low, high, standardError, p, chanceToWin, risk, srm, error } = found;
        const numbers = [lift, low, high, standardError, p, chanceToWin, srm.p, ...(risk ?? [])];
        expect(numbers.every(isNumber)).toBe(true);
        expect(lift === null ? error !== null : standardError !== null).toBe(true);
        for (const chance of [p, chanceToWin, srm.p]) {
          if (chance !== null) expect(chance >= 0 && chance <= 1).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("several variants", () => {
  it("are each compared with the first, their p-values corrected for their number", () => {
    const two = comparing(SOME, MORE);
    const input = { ...two, variants: [...two.variants, { name: "C", ...MORE, sum: 200, sumSquares: 520 }] };
    const [b, c] = analyseAll(input);
    expect(b).toMatchObject({ ...analyse(two), variant: "B" });
    expect(c!.variant).toBe("C");
    expect(c!.adjustedP).toBeCloseTo(2 * c!.p!, 12);
    expect(b!.adjustedP).toBe(b!.p);
  });

  it("Holm and Benjamini–Hochberg: a worked example, ties and questions without an answer", () => {
    const ps = [0.01, 0.04, null, 0.03, 0.005];
    expect(adjustHolm(ps)).toEqual([0.03, 0.06, null, 0.06, 0.02]);
    expect(adjustBenjaminiHochberg(ps).map((p) => p && Number(p.toFixed(10)))).toEqual([
      0.02,
      0.04,
      null,
      0.04,
      0.02,
    ]);
    expect(adjustHolm([0.5, 0.9])).toEqual([1, 1]);
    expect([adjustHolm([]), adjustBenjaminiHochberg([null])]).toEqual([[], [null]]);
  });

  it("are never called more certain than they are alone, and keep their order", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(chance), (ps) => {
        for (const adjusted of [adjustHolm(ps), adjustBenjaminiHochberg(ps)]) {
          adjusted.forEach((p, i) => {
            expect(p! >= ps[i]! - 1e-15 && p! <= 1).toBe(true);
            ps.forEach((other, j) => other < ps[i]! && expect(adjusted[j]! <= p!).toBe(true));
          });
        }
      }),
    );
  });
});

describe("winsorised amounts", () => {
  const orders = Float64Array.from([0, 0, 0, 10, 20, 30, 40, 100_000]);

  it("one order cannot outweigh all others", () => {
    const cap = findCap(orders, 0.75);
    expect(cap).toBe(40);
    expect(sumCapped(orders, cap)).toEqual({ n: 8, sum: 140, sumSquares: 100 + 400 + 900 + 1600 + 1600 });
    expect(findCap(orders, 0.625)).toBe(35);
    expect(findCap(orders, 0.5, { ignoreZeros: false })).toBe(15);
  });

  it("without orders there is no cap, and nothing changes", () => {
    const none = new Float64Array(3);
    expect(findCap(none, 0.99)).toBeNull();
    expect(sumCapped(none, null)).toEqual({ n: 3, sum: 0, sumSquares: 0 });
    expect(findCap(orders, 1.5)).toBeNull();
  });
});
