import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawIndex, sumUp } from "../base/draws";
import { createRng, type Rng } from "../base/rng";
import { type Estimator, estimatePolicy, MIN_SUPPORTED } from "./off-policy";
import { countShares, fitRates } from "./rates";
import { explainReplayProblem, type ReplayLog } from "./replay-log";

const ESTIMATORS: Estimator[] = ["ips", "snips", "dr"];
const ITEMS = 12;

/** Chances that fall off with an item's rank, which starts somewhere else for another policy. */
const policyOf = (first: number, steepness: number) => {
  const raw = Array.from({ length: ITEMS }, (_, item) => Math.exp(-steepness * ((item + first) % ITEMS)));
  const sum = raw.reduce((all, one) => all + one);
  return raw.map((one) => one / sum);
};

/** Two kinds of shoppers, who like different items. */
const rateOf = (kind: number, item: number) => 0.05 + 0.25 * Number(item % 3 === kind);

/** Shoppers with several lists each, half of them eager: a shopper's rows resemble each other. */
function browse(rng: Rng, shoppers: number, logging: number[][], target: number[][]) {
  const rows = { rewards: [] as number[], propensities: [] as number[], targets: [] as number[] };
  const [units, actions, strata]: [number[], number[], number[]] = [[], [], []];
  for (let shopper = 0; shopper < shoppers; shopper++) {
    const kind = rng.integer(2);
    const eager = rng.uniform() < 0.5 ? 1.6 : 0.4;
    for (let list = 1 + rng.integer(5); list > 0; list--) {
      const item = drawIndex(rng, sumUp(logging[kind]));
      rows.propensities.push(logging[kind][item]);
      rows.targets.push(target[kind][item]);
      rows.rewards.push(Number(rng.uniform() < eager * rateOf(kind, item)));
      units.push(shopper);
      actions.push(item);
      strata.push(kind);
    }
  }
  return { ...rows, units, actions, strata };
}

/** With a model learnt from the other half of the shoppers. */
function withModel(log: ReturnType<typeof browse>, target: number[][]): ReplayLog {
  const halves = [0, 1].map((half) => fitRates(log, (row) => log.units[row] % 2 !== half));
  const chosen = log.actions.map((item, row) => halves[log.units[row] % 2](item, log.strata[row]));
  const expected = log.strata.map((kind, row) =>
    target[kind].reduce((sum, chance, item) => sum + chance * halves[log.units[row] % 2](item, kind), 0),
  );
  return { ...log, model: { chosen, target: expected } };
}

const [LOGGING, TARGET] = [
  [policyOf(0, 0.15), policyOf(3, 0.15)],
  [policyOf(6, 0.5), policyOf(10, 0.5)],
];
const truth = TARGET.reduce(
  (sum, chances, kind) =>
    sum + chances.reduce((of, chance, item) => of + chance * rateOf(kind, item), 0) / TARGET.length,
  0,
);

describe("the value of a policy by the log of another", () => {
  it("lies in its interval in 92 to 98 of 100 logs, by every estimator, though rows of a shopper go together", () => {
    const rng = createRng(5);
    const runs = 400;
    const hits = { ips: 0, snips: 0, dr: 0 };
    const width = { ips: 0, snips: 0, dr: 0 };
    for (let run = 0; run < runs; run++) {
      const log = withModel(browse(rng, 300, LOGGING, TARGET), TARGET);
      for (const estimator of ESTIMATORS) {
        const { low, high, error } = estimatePolicy(log, { estimator, alpha: 0.05 });
        expect(error).toBeNull();
        if (low! <= truth && truth <= high!) hits[estimator]++;
        width[estimator] += high! - low!;
      }
    }
    for (const estimator of ESTIMATORS) {
      expect(hits[estimator] / runs).toBeGreaterThanOrEqual(0.92);
      expect(hits[estimator] / runs).toBeLessThanOrEqual(0.98);
    }
    expect(width.snips).toBeLessThan(width.ips);
  });

  it("is as certain as shoppers are many, not rows", () => {
    const log = browse(createRng(1), 400, LOGGING, TARGET);
    const thrice = (column: number[]) => [...column, ...column, ...column];
    const tripled = {
      rewards: thrice(log.rewards),
      propensities: thrice(log.propensities),
      targets: thrice(log.targets),
      units: thrice(log.units),
    };
    for (const estimator of ["ips", "snips"] as const) {
      const [once, often] = [log, tripled].map((rows) => estimatePolicy(rows, { estimator, alpha: 0.05 }));
      expect(often.value).toBeCloseTo(once.value!, 12);
      expect(often.standardError).toBeCloseTo(once.standardError!, 12);
      const asRows = estimatePolicy({ ...tripled, units: null }, { estimator, alpha: 0.05 });
      expect(asRows.standardError!).toBeLessThan(once.standardError! / 1.5);
    }
  });

  it("of the logging policy itself is the mean, with the mean's error", () => {
    const log = browse(createRng(2), 3000, LOGGING, LOGGING);
    const mean = log.rewards.reduce((sum, reward) => sum + reward) / log.rewards.length;
    const rows = { ...log, units: null };
    const { value, standardError, supported, effectiveUnits } = estimatePolicy(rows, {
      estimator: "ips",
      alpha: 0.05,
    });
    expect(value).toBeCloseTo(mean, 12);
    const n = log.rewards.length;
    expect(standardError).toBeCloseTo(Math.sqrt((mean * (1 - mean)) / (n - 1)), 12);
    expect(supported).toBeCloseTo(1, 12);
    expect(effectiveUnits).toBeCloseTo(n, 6);
  });

  it("worked by hand", () => {
    // Weights 2, 0.5, 1, …: 60 rows of each kind, so that there is enough to speak of.
    const repeat = (values: number[]) => Array.from({ length: 60 }, () => values).flat();
    const log = {
      rewards: repeat([1, 0, 0, 1]),
      propensities: repeat([0.25, 0.5, 0.5, 0.4]),
      targets: repeat([0.5, 0.25, 0.5, 0.2]),
      model: { chosen: repeat([0.5, 0.5, 0.5, 0.5]), target: repeat([0.5, 0.5, 0.5, 0.5]) },
    };
    const value = (estimator: Estimator) => estimatePolicy(log, { estimator, alpha: 0.05 }).value;
    expect(value("ips")).toBeCloseTo(2.5 / 4, 12);
    expect(value("snips")).toBeCloseTo(2.5 / 4, 12);
    expect(value("dr")).toBeCloseTo(0.5 + (2 * 0.5 - 0.5 * 0.5 - 0.5 + 0.5 * 0.5) / 4, 12);
  });

  it("doubly robust is right with a wrong model, and certain with a right one", () => {
    const rng = createRng(8);
    const log = browse(rng, 5000, LOGGING, TARGET);
    const wrong = { chosen: log.rewards.map(() => 0.9), target: log.rewards.map(() => 0.9) };
    const right = {
      chosen: log.actions.map((item, row) => rateOf(log.strata[row], item)),
      target: log.strata.map((kind) =>
        TARGET[kind].reduce((sum, chance, item) => sum + chance * rateOf(kind, item), 0),
      ),
    };
    const [bad, good] = [wrong, right].map((model) =>
      estimatePolicy({ ...log, model }, { estimator: "dr", alpha: 0.01 }),
    );
    for (const { low, high } of [bad, good]) {
      expect(low!).toBeLessThan(truth);
      expect(high!).toBeGreaterThan(truth);
    }
    expect(good.standardError!).toBeLessThan(bad.standardError!);
  });
});

describe("a policy that the log cannot tell of is refused", () => {
  const rng = createRng(12);
  const deterministic = (item: number) => Array.from({ length: ITEMS }, (_, i) => Number(i === item));
  const without = (item: number) => {
    const rest = policyOf(0, 0).map((chance, i) => (i === item ? 0 : chance));
    const sum = rest.reduce((all, one) => all + one);
    return rest.map((one) => one / sum);
  };
  const both = (policy: number[]) => [policy, policy];
  const log = browse(rng, 1500, both(without(4)), both(deterministic(4)));
  const options = { estimator: "snips", alpha: 0.05 } as const;

  it("shows only what was never shown", () => {
    expect(estimatePolicy(log, options)).toEqual({
      value: null,
      low: null,
      high: null,
      standardError: null,
      effectiveUnits: 0,
      supported: 0,
      error: "no_support",
    });
  });

  it("shows half of it elsewhere", () => {
    const half = deterministic(4).map((chance, item) => (chance + Number(item === 1)) / 2);
    const targets = log.actions.map((item) => half[item]);
    const found = estimatePolicy({ ...log, targets }, options);
    expect(found).toMatchObject({ value: null, error: "too_little_support" });
    expect(found.supported).toBeGreaterThan(0.35);
    expect(found.supported).toBeLessThan(0.65);
    const told = estimatePolicy({ ...log, targets, supported: targets.map(() => 0.5) }, options);
    expect(told).toMatchObject({ value: null, supported: 0.5, error: "too_little_support" });
    expect(MIN_SUPPORTED).toBeGreaterThan(0.9);
  });

  it("was matched by a handful", () => {
    const few = browse(rng, 40, both(policyOf(0, 0)), both(policyOf(0, 0.8)));
    expect(estimatePolicy(few, options)).toMatchObject({ value: null, error: "too_few_matches" });
  });

  it("rests on one row that was a miracle", () => {
    const rows = 5000;
    const column = (usual: number, once: number) => [once, ...new Array<number>(rows - 1).fill(usual)];
    const found = estimatePolicy(
      { rewards: column(0, 1), propensities: column(0.05, 1e-6), targets: column(0.05, 0.05) },
      options,
    );
    expect(found).toMatchObject({ value: null, error: "too_few_matches" });
  });

  it("earned next to nothing where they agree", () => {
    const rewards = log.rewards.map((_, row) => Number(row < 3));
    const found = estimatePolicy({ ...log, rewards, targets: log.propensities }, options);
    expect(found).toMatchObject({ value: null, error: "too_few_rewards" });
  });

  it("is judged by propensities that the log was not made with", () => {
    const propensities = log.propensities.map((chance) => chance / 2);
    const found = estimatePolicy({ ...log, propensities, targets: log.propensities }, options);
    expect(found).toMatchObject({ value: null, error: "wrong_propensities" });
  });

  const good = browse(rng, 500, LOGGING, TARGET);

  it.each<[string, Partial<ReplayLog>, string]>([
    ["no rows", { rewards: [], propensities: [], targets: [], units: [] }, "empty_log"],
    [
      "a propensity of 0",
      { propensities: good.propensities.map((p, i) => (i === 7 ? 0 : p)) },
      "impossible_log",
    ],
    ["a chance above 1", { targets: good.targets.map((p, i) => (i === 7 ? 1.2 : p)) }, "impossible_log"],
    [
      "a reward that is no number",
      { rewards: good.rewards.map((r, i) => (i === 7 ? NaN : r)) },
      "impossible_log",
    ],
    ["columns of different lengths", { targets: good.targets.slice(1) }, "impossible_log"],
    ["rewards that are all the same", { rewards: good.rewards.map(() => 1) }, "zero_variance"],
  ])("%s", (_, change, error) => {
    const found = estimatePolicy({ ...good, ...change }, options);
    expect(found).toMatchObject({ value: null, error });
    expect(explainReplayProblem(found.error!)).toMatch(/^[A-Z].*\.$/);
  });

  it("options that cannot be", () => {
    expect(estimatePolicy(good, { ...options, alpha: 0 }).error).toBe("bad_options");
    expect(estimatePolicy(good, { ...options, estimator: "dr" }).error).toBe("no_model");
  });

  it("never answers with NaN, and with a number only where there is no error", () => {
    const percent = fc.integer({ min: 1, max: 100 }).map((percents) => percents / 100);
    const share = fc.oneof(
      { arbitrary: percent, weight: 500 },
      { arbitrary: fc.double({ min: 0, max: 1, noNaN: true }), weight: 1 },
    );
    const row = fc.tuple(fc.integer({ min: -3, max: 3 }), share, share, fc.nat(80));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300 }), fc.constantFrom(...ESTIMATORS), (rows, estimator) => {
        const [rewards, propensities, targets, units] = [0, 1, 2, 3].map((i) => rows.map((one) => one[i]));
        const found = estimatePolicy({ rewards, propensities, targets, units }, { estimator, alpha: 0.05 });
        const numbers = [found.value, found.low, found.high, found.standardError];
        for (const value of numbers) expect(value === null).toBe(found.error !== null);
        for (const value of [...numbers, found.effectiveUnits, found.supported])
          if (value !== null) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe("rates of the log", () => {
  const choices = { actions: [0, 0, 1, 0], strata: [0, 0, 0, 1], rewards: [1, 0, 1, 0] };

  it("shares are those of the stratum; of what was never seen, 0", () => {
    const shareOf = countShares(choices);
    expect([shareOf(0, 0), shareOf(1, 0), shareOf(0, 1), shareOf(1, 1), shareOf(0, 9)]).toEqual([
      2 / 3,
      1 / 3,
      1,
      0,
      0,
    ]);
  });

  it("expectations are drawn to what is usual in the stratum, and that to the whole log", () => {
    const rateOfAll = fitRates(choices, () => true);
    const ofStratum = (2 + 100 * 0.5) / 103;
    expect(rateOfAll(1, 0)).toBeCloseTo((1 + 100 * ofStratum) / 101, 12);
    expect(rateOfAll(7, 0)).toBeCloseTo(ofStratum, 12);
    expect(rateOfAll(7, 9)).toBeCloseTo(0.5, 12);
    expect(fitRates(choices, () => false)(0, 0)).toBe(0);
  });
});
