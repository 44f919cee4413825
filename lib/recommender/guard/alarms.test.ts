import { describe, expect, it } from "vitest";
import { addCounts, latencyClass, noFigures, scoreClass } from "@/lib/recommender/serving/serving-minute";
import { createRng, type VariantSums } from "@/ml/index";
import type { Alarm } from "./alarm";
import type { Arm } from "./arm";
import { decide } from "./decide";
import { isAsGood, judgeArms } from "./judge-arms";
import { type Held, judgeCoverage, judgeExposure } from "./judge-lists";
import { judgeDrift, judgeErrors, judgeLatency, type Minute } from "./judge-serving";
import { type PastRow, readPast } from "./past";
import { PATIENCE_MS, USUAL_DEVIATION } from "./thresholds";

/** `shoppers` who each see `lists` lists, of which `clicks` and `orders` are the usual shares. */
function arm(
  model: string,
  seed: number,
  { shoppers = 200, lists = 20, clicks = 0.2, orders = 0.04 } = {},
): Arm {
  const rng = createRng(seed);
  const sums = { clicked: 0, clickedSquares: 0, bought: 0, boughtSquares: 0 };
  for (let shopper = 0; shopper < shoppers; shopper++) {
    const eager = 0.5 + rng.uniform();
    const count = (share: number) =>
      Array.from({ length: lists }, () => rng.uniform() < share * eager).filter(Boolean).length;
    const [clicked, bought] = [count(clicks), count(orders)];
    sums.clicked += clicked;
    sums.clickedSquares += clicked ** 2;
    sums.bought += bought;
    sums.boughtSquares += bought ** 2;
  }
  const ratio = (sum: number, sumSquares: number): VariantSums => ({
    name: model,
    n: shoppers,
    sum,
    sumSquares,
    denominator: { sum: shoppers * lists, sumSquares: shoppers * lists ** 2, sumProducts: sum * lists },
  });
  return {
    model,
    shoppers,
    lists: shoppers * lists,
    clicked: sums.clicked,
    bought: sums.bought,
    clicks: ratio(sums.clicked, sums.clickedSquares),
    orders: ratio(sums.bought, sums.boughtSquares),
  };
}

const beside = (of: Arm, against: Arm) => ({ basis: "beside" as const, of, against });
const names = (alarms: readonly Alarm[]) => alarms.map(({ name, drastic }) => `${name}${drastic ? "!" : ""}`);

describe("clicks and orders", () => {
  it("that are as many raise nothing, whichever of a hundred shops it is", () => {
    for (let seed = 1; seed <= 100; seed++) {
      expect(judgeArms(beside(arm("new", seed), arm("old", 1_000 + seed)))).toEqual([]);
    }
  });

  it.each([
    ["a third as many clicks", { clicks: 0.07 }, ["clicks!"]],
    ["a quarter fewer clicks, in a larger shop", { clicks: 0.15, shoppers: 2_000 }, ["clicks"]],
    ["clicks as ever and a fifth of the orders", { orders: 0.008 }, ["orders!"]],
    ["orders fewer by less than is borne", { orders: 0.037, shoppers: 2_000 }, []],
  ] as [string, Parameters<typeof arm>[2] & object, string[]][])("%s", (_, worse, expected) => {
    const old = arm("old", 2, { shoppers: worse.shoppers });
    expect(names(judgeArms(beside(arm("new", 1, worse), old)))).toEqual(expected);
  });

  it("of a few shoppers say nothing, however bad they look", () => {
    expect(judgeArms(beside(arm("new", 1, { shoppers: 10, lists: 40, clicks: 0 }), arm("old", 2)))).toEqual(
      [],
    );
    expect(
      judgeArms(beside(arm("new", 1, { shoppers: 200, clicks: 0 }), arm("old", 2, { shoppers: 10 }))),
    ).toEqual([]);
  });

  it("against an earlier time are borne as far as the hours differ anyway", () => {
    const pair = {
      basis: "before" as const,
      of: arm("new", 1, { clicks: 0.14, shoppers: 2_000 }),
      against: arm("old", 2, { shoppers: 2_000 }),
    };
    expect(names(judgeArms(pair, 0.05))).toContain("clicks");
    expect(names(judgeArms(pair, 0.2))).not.toContain("clicks");
  });

  it("that are visibly as good clear a version, and nothing else does", () => {
    expect(isAsGood(beside(arm("new", 1, { shoppers: 3_000 }), arm("old", 2, { shoppers: 3_000 })))).toBe(
      true,
    );
    expect(isAsGood(beside(arm("new", 1, { clicks: 0.1 }), arm("old", 2)))).toBe(false);
    expect(isAsGood({ ...beside(arm("new", 1), arm("old", 2)), basis: "before" })).toBe(false);
  });
});

describe("what was usual", () => {
  const rows = (rates: readonly number[]): PastRow[] =>
    rates.map((rate, window) => ({
      placement: "a",
      window,
      lists: 1_000,
      clicked: Math.round(1_000 * rate),
      bought: 10,
    }));

  it("is each placement's rate, and how much more than chance the windows differ", () => {
    const quiet = readPast(rows([0.2, 0.2, 0.21, 0.19]));
    expect(quiet.rates["a"]?.clicks).toBeCloseTo(0.2, 6);
    expect(quiet.deviation).toBe(USUAL_DEVIATION);
    expect(readPast(rows([0.1, 0.3, 0.1, 0.3])).deviation).toBeCloseTo(0.5, 1);
  });

  it("of a past too short to tell is what shops usually vary by", () => {
    expect(readPast(rows([0.1, 0.3])).deviation).toBe(USUAL_DEVIATION);
    expect(readPast([])).toEqual({ rates: {}, deviation: USUAL_DEVIATION });
  });
});

/** A minute of calls that all took as long. */
function minute(at: number, { calls = 100, failures = 0, slow = 0, scores = [] as number[] } = {}): Minute {
  const figures = noFigures();
  figures.latency[latencyClass(20)] = calls - slow;
  figures.latency[latencyClass(400)] = slow;
  addCounts(figures.scores, scores);
  return { ...figures, minute: at, calls, failures };
}
const minutes = (count: number, of: Parameters<typeof minute>[1]) =>
  Array.from({ length: count }, (_, at) => minute(at, of));

describe("answers", () => {
  it("of which one in ten is slow for five minutes raise an alarm; four minutes, or one in fifty, do not", () => {
    expect(judgeLatency(minutes(5, { slow: 10 }), [])).toMatchObject({
      name: "latency",
      basis: "limit",
      detail: { ms: 500 },
    });
    expect(judgeLatency(minutes(4, { slow: 10 }), [])).toBeNull();
    expect(judgeLatency([...minutes(4, { slow: 10 }), minute(9)], [])).toBeNull();
    expect(judgeLatency(minutes(5, { slow: 2 }), [])).toBeNull();
    expect(judgeLatency(minutes(5, { calls: 10, slow: 10 }), [])).toBeNull();
  });

  it("that fail raise an alarm when it is certainly more than one in twenty", () => {
    expect(judgeErrors(minutes(3, { failures: 20 }), [])).toMatchObject({ name: "errors", drastic: true });
    expect(judgeErrors(minutes(3, { failures: 5 }), [])).toBeNull();
    expect(judgeErrors(minutes(3, { calls: 10, failures: 10 }), [])).toBeNull();
  });

  it("of the other version that are as slow, or fail as well, clear this one", () => {
    expect(judgeLatency(minutes(5, { slow: 10 }), minutes(5, { slow: 50 }))).toBeNull();
    expect(judgeErrors(minutes(3, { failures: 20 }), minutes(3, { failures: 30 }))).toBeNull();
  });
});

describe("lists", () => {
  const held = (model: string, lists: number, products: number, most = 10): Held => ({
    model,
    lists,
    products: new Map(
      Array.from({ length: products }, (_, product) => [product + 1, product === 0 ? most : 5]),
    ),
  });

  it("that hold far fewer products than the other version's raise an alarm, unless there are few of them", () => {
    expect(judgeCoverage(held("new", 500, 20), held("old", 500, 100), "beside")).toMatchObject({
      name: "coverage",
    });
    expect(judgeCoverage(held("new", 500, 60), held("old", 500, 100), "beside")).toBeNull();
    expect(judgeCoverage(held("new", 100, 5), held("old", 500, 100), "beside")).toBeNull();
    // Half as many lists hold fewer products by themselves.
    expect(judgeCoverage(held("new", 250, 20), held("old", 500, 100), "beside")).toBeNull();
  });

  it("that hold one product again and again raise an alarm, unless the other version's do as well", () => {
    const found = judgeExposure(held("new", 500, 50, 300), held("old", 500, 50, 20), "before");
    expect(found).toMatchObject({ name: "exposure", basis: "before", detail: { product: 1, share: 0.6 } });
    expect(judgeExposure(held("new", 500, 50, 300), held("old", 500, 50, 200), "before")).toBeNull();
    expect(judgeExposure(held("new", 500, 50, 40), held("old", 500, 50, 1), "before")).toBeNull();
  });
});

describe("scores", () => {
  const scores = (low: number) => {
    const counts = noFigures().scores;
    counts[scoreClass(0.05)] = low;
    counts[scoreClass(0.95)] = 1_000 - low;
    return { scores: counts };
  };

  it("that are spread quite otherwise than before raise a suspicion, never more", () => {
    expect(judgeDrift(minutes(5, scores(800)), minutes(5, scores(200)))).toMatchObject({
      name: "drift",
      basis: "before",
      drastic: false,
    });
    expect(judgeDrift(minutes(5, scores(250)), minutes(5, scores(200)))).toBeNull();
    expect(judgeDrift(minutes(1, scores(800)), minutes(5, scores(200)))).toBeNull();
  });
});

describe("the rule", () => {
  const NOW = 1_000_000_000;
  const watched = {
    now: NOW,
    liveId: "new",
    liveSince: NOW - 600_000,
    isPinned: false,
    predecessorId: "old",
    release: null,
  };
  const standing = { isOverruled: false, suspectedAt: null };
  const seen = (alarms: Alarm[], rest = {}) => ({
    modelId: "new",
    alarms,
    isAsGoodBeside: false,
    isComparedBeside: false,
    hasNoPast: false,
    stageLists: 0,
    ...rest,
  });
  const alarm = (basis: Alarm["basis"], drastic = false): Alarm => ({
    name: "clicks",
    basis,
    drastic,
    message: "Fewer clicks.",
    detail: {},
  });
  const holdback = (share: number) => ({
    ...watched,
    release: {
      id: "r",
      modelId: "new",
      controlId: "old",
      stage: "holdback" as const,
      share,
      salt: "s",
      rule: null,
      stageAt: 0,
      startedAt: 0,
      actor: "",
      reason: "",
    },
  });

  it("does nothing without an alarm", () => {
    expect(decide(watched, seen([]), standing)).toEqual({ kind: "none" });
  });

  it("goes back at once where a limit is crossed, or a comparison at the same time is drastic", () => {
    expect(decide(watched, seen([alarm("limit", true)]), standing)).toMatchObject({
      kind: "back",
      to: "old",
    });
    expect(decide(holdback(0.1), seen([alarm("beside", true)]), standing)).toMatchObject({ kind: "back" });
  });

  it("goes back gradually where it is not: half of the shoppers first", () => {
    expect(decide(holdback(0.1), seen([alarm("beside")]), standing)).toMatchObject({
      kind: "control",
      share: 0.5,
    });
    expect(decide(holdback(0.5), seen([alarm("beside")]), standing)).toMatchObject({ kind: "back" });
  });

  it("takes a loss against an earlier time for a suspicion that a comparison has to prove or clear", () => {
    expect(decide(watched, seen([alarm("before", true)]), standing)).toMatchObject({
      kind: "control",
      share: 0.5,
    });
    expect(decide(holdback(0.5), seen([alarm("before")]), { ...standing, suspectedAt: 0 })).toEqual({
      kind: "none",
    });
    const recent = { ...standing, suspectedAt: NOW - PATIENCE_MS + 1 };
    expect(decide(holdback(0.5), seen([alarm("before", true)]), recent)).toEqual({ kind: "none" });
    const long = { ...standing, suspectedAt: NOW - PATIENCE_MS };
    expect(decide(holdback(0.5), seen([alarm("before", true)]), long)).toMatchObject({ kind: "back" });
    const compared = seen([alarm("before", true)], { isComparedBeside: true });
    expect(decide(holdback(0.5), compared, long)).toEqual({ kind: "none" });
    expect(decide(holdback(0.5), seen([alarm("before", true)], { isAsGoodBeside: true }), long)).toEqual({
      kind: "none",
    });
  });

  it("gets something to compare with for a new version without a past", () => {
    expect(decide(watched, seen([], { hasNoPast: true }), standing)).toMatchObject({
      kind: "control",
      share: 0.3,
      alarm: null,
    });
    expect(decide({ ...watched, liveSince: 0 }, seen([], { hasNoPast: true }), standing)).toEqual({
      kind: "none",
    });
    expect(decide({ ...watched, predecessorId: null }, seen([], { hasNoPast: true }), standing)).toEqual({
      kind: "none",
    });
  });

  it("stands still where people have spoken, or there is nowhere to go", () => {
    const found = seen([alarm("limit", true)]);
    expect(decide(watched, found, { ...standing, isOverruled: true })).toMatchObject({ kind: "stand" });
    expect(decide({ ...watched, isPinned: true }, found, standing)).toMatchObject({
      kind: "stand",
      reason: /pinned/,
    });
    expect(decide({ ...watched, predecessorId: null }, found, standing)).toMatchObject({ kind: "stand" });
  });

  it("takes a version that is on its way from its shoppers, whatever the live one's pin", () => {
    const canary = { ...holdback(0.1), isPinned: true };
    const release = { ...canary.release, modelId: "next", controlId: "new", stage: "canary" as const };
    expect(decide({ ...canary, release }, seen([alarm("beside")]), standing)).toMatchObject({ kind: "stop" });
  });
});
