import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../core/data/events";
import type { EvaluationCase } from "../eval/splits/evaluation";
import type { Fold } from "../eval/splits/protocol";
import type { ModelEntry } from "../core/model/define-model";
import type { Parameters, SearchSpace } from "../core/model/parameters";
import { NO_PACE } from "../base/pace";
import { EMPTY_HISTORY } from "../core/recommender";
import { createLog } from "../testing/logs";
import { searchParameters, type SearchOptions, type Trial } from "./search";

const ITEMS = 200;

/** One case, whose only right answer is item 0. */
const cases: EvaluationCase[] = [{ history: EMPTY_HISTORY, relevant: new Set([0]) }];
const fold: Fold = {
  train: createLog(2, ITEMS, [[0, 1, "view", 1]]),
  evaluation: { itemCount: ITEMS, now: 0, cases },
  ratings: null,
};

/** A model that ranks the right answer the further down, the further `distance` says its parameters are off. */
function modelOf(space: SearchSpace, defaults: Parameters, distance: (p: Parameters) => number): ModelEntry {
  return {
    kind: "analytic",
    about: "",
    defaults,
    space,
    async fit(_training, overrides, { pace }) {
      pace.checkpoint();
      const place = Math.min(ITEMS - 1, Math.floor(distance({ ...defaults, ...overrides })));
      const model = {
        kind: "analytic",
        itemCount: ITEMS,
        score: (_history: unknown, _now: number, out: Float32Array) =>
          out.forEach((_, i) => (out[i] = i === 0 ? -place - 0.5 : -i)),
      };
      return { model, parameters: overrides, encode: () => new Uint8Array() };
    },
    load: () => {
      throw new RangeError("Not saved.");
    },
  };
}

const byPlace = modelOf({ x: { low: 0, high: 100 } }, { x: 90 }, ({ x }) => Math.abs(Number(x) - 20));

const search = (entry: ModelEntry, change: Partial<SearchOptions> = {}) =>
  searchParameters({
    entry,
    folds: [fold],
    training: { weights: DEFAULT_WEIGHTS },
    objective: "mrr@100",
    ks: [100],
    budgetMs: 1000,
    maxTrials: 30,
    clock: () => 0,
    seed: 1,
    pace: NO_PACE,
    ...change,
  });

describe("a search", () => {
  it("gives a model up that refuses the data, whatever the parameters", async () => {
    const refusing: ModelEntry = {
      ...byPlace,
      fit: () => Promise.reject(new RangeError("There are no texts.")),
    };
    await expect(search(refusing)).rejects.toThrow(
      "All 3 trials of analytic failed; the first: There are no texts.",
    );
  });

  it("tries the defaults first and finds what is better", async () => {
    const told: Trial[] = [];
    const { best, trials } = await search(byPlace, { onTrial: (trial) => told.push(trial) });
    expect(trials).toHaveLength(30);
    expect(told).toEqual(trials);
    expect(trials[0].parameters).toEqual({ x: 90 });
    expect(trials[0].objective).toBeCloseTo(1 / 70, 3);
    expect(Math.abs(Number(best.parameters.x) - 20)).toBeLessThan(2);
    expect(best.objective).toBe(Math.max(...trials.map(({ objective }) => objective ?? 0)));
    expect(best.metrics.map(({ metric }) => metric)).toContain("ndcg@100");
  });

  it("is the same for the same seed while trials take no time, and never tries a choice twice", async () => {
    const first = await search(byPlace);
    expect(await search(byPlace)).toEqual(first);
    expect(await search(byPlace, { seed: 2 })).not.toEqual(first);
    expect(new Set(first.trials.map(({ parameters }) => parameters.x)).size).toBe(30);
  });

  it("ends when everything was tried", async () => {
    const space = { a: { choices: [1, 2, 3] }, b: { choices: ["x", "y"] } };
    const few = modelOf(space, { a: 2, b: "y" }, ({ a }) => Number(a));
    const { trials, best } = await search(few);
    expect(trials).toHaveLength(6);
    expect(best.parameters.a).toBe(1);
    expect((await search(modelOf({}, {}, () => 3))).trials).toHaveLength(1);
  });

  it("leaves fixed parameters as they are", async () => {
    const space = { x: { low: 0, high: 100 }, y: { low: 0, high: 1 } };
    const seen: unknown[] = [];
    const entry = modelOf(space, { x: 50, y: 0 }, ({ x, y }) => {
      seen.push(y);
      return Math.abs(Number(x) - 20);
    });
    const { trials } = await search(entry, { fixed: { y: 0.5 }, maxTrials: 5 });
    expect(trials.every(({ parameters }) => Object.keys(parameters).join() === "x")).toBe(true);
    expect(new Set(seen)).toEqual(new Set([0.5]));
  });

  it("goes on after a trial that throws, and tells what it said", async () => {
    const moody = modelOf({ x: { low: 0, high: 100 } }, { x: 90 }, ({ x }) => {
      if (Number(x) > 50) throw new RangeError(`x is ${x}.`);
      return Math.abs(Number(x) - 20);
    });
    const { best, trials } = await search(moody);
    expect(trials[0]).toMatchObject({ objective: null, metrics: [], error: "x is 90." });
    expect(best.error).toBeUndefined();
    const never = modelOf({ x: { low: 0, high: 1 } }, { x: 0 }, () => {
      throw new RangeError("Nothing fits.");
    });
    await expect(search(never, { maxTrials: 3 })).rejects.toThrow(
      "All 3 trials of analytic failed; the first: Nothing fits.",
    );
  });

  it("keeps to its time: later trials are abandoned, the first is not", async () => {
    let time = 0;
    const slow = modelOf({ x: { low: 0, high: 100 } }, { x: 90 }, ({ x }) => {
      time += 400;
      return Math.abs(Number(x) - 20);
    });
    const { trials } = await search(slow, { clock: () => time });
    expect(trials.map(({ seconds }) => seconds)).toEqual([0.4, 0.4, 0.4]);
    expect(trials.map(({ abandoned }) => abandoned)).toEqual([undefined, undefined, true]);
    expect(trials.every(({ error }) => error === undefined)).toBe(true);
    expect((await search(slow, { clock: () => time, budgetMs: 1 })).trials).toHaveLength(1);
  });

  it("ends at once when the caller wants it to", async () => {
    const stopped = new Error("stopped");
    let checkpoints = 0;
    const pace = {
      ...NO_PACE,
      checkpoint() {
        if (++checkpoints > 5) throw stopped;
      },
    };
    await expect(search(byPlace, { pace })).rejects.toBe(stopped);
  });

  it("refuses a gain within the noise of the users, and tells of it", async () => {
    // Half of the users are right about x, the others about its opposite: on the mean the later start is a little better.
    const torn = Array.from({ length: 60 }, (_, i) => ({ ...cases[0], relevant: new Set([i < 27 ? 0 : 1]) }));
    const wide: Fold = { ...fold, evaluation: { ...fold.evaluation, cases: torn } };
    const starts = [{ x: 22 }, { x: 20 }];
    const { best, refused, trials } = await search(byPlace, { folds: [wide], starts, maxTrials: 2 });
    expect(trials[1].objective).toBeGreaterThan(trials[0].objective ?? 1);
    expect(best).toBe(trials[0]);
    expect(refused?.best).toBe(trials[1]);
    expect(refused?.error).toBeGreaterThan(refused?.gain ?? 1);
  });

  it("gives up what is far behind after an eighth of the cases, and never goes by it", async () => {
    const many = Array.from({ length: 800 }, () => cases[0]);
    const wide: Fold = { ...fold, evaluation: { ...fold.evaluation, cases: many } };
    const starts = [{ x: 21 }, { x: 95 }, { x: 20 }, { x: 60 }];
    const { trials, best } = await search(byPlace, { folds: [wide], starts, race: true, maxTrials: 4 });
    expect(trials.map(({ stopped }) => stopped?.cases)).toEqual([undefined, 100, undefined, 100]);
    const [near, far] = trials;
    expect(near.objective).toBeCloseTo(1 / 2, 12);
    expect(far).toMatchObject({ metrics: [], stopped: { of: 800 } });
    // What it would have come to, as far as it was seen.
    expect(far.objective).toBeCloseTo(1 / 76, 12);
    expect(best.parameters.x).toBe(20);
    const patient = await search(byPlace, { folds: [wide], starts, maxTrials: 4 });
    expect(patient.trials.every(({ stopped }) => stopped === undefined)).toBe(true);
  });

  it("makes what is costly grow last, step by step, as long as that does good", async () => {
    const sizes = [32, 64, 128, 256, 512];
    const space = { x: { low: 0, high: 100 }, size: { choices: sizes } };
    // The larger the better up to 256, and x matters more than that.
    const growing: ModelEntry = {
      ...modelOf(space, { x: 90, size: 64 }, ({ x, size }) => {
        return 8 * Math.abs(Number(x) - 20) + 4 * Math.abs(sizes.indexOf(Number(size)) - 3);
      }),
      grows: "size",
    };
    const { trials, best } = await search(growing, { maxTrials: 60 });
    const found = trials.map(({ parameters }) => Number(parameters.size));
    const first = found.findIndex((size) => size !== 64);
    expect(first).toBeGreaterThanOrEqual(0.4 * 60);
    expect(found.slice(first, first + 2)).toEqual([128, 256]);
    expect(best.parameters.size).toBe(256);
    expect(Math.abs(Number(best.parameters.x) - 20)).toBeLessThan(2);
    // Once it has grown, small ones go on being tried, and the best of them at the size of the best.
    expect(found.slice(first + 3)).toContain(64);
    expect(found.filter((size) => size === 512).length).toBeLessThan(6);
    const fixed = await search(growing, { fixed: { size: 128 }, maxTrials: 6 });
    expect(fixed.trials.every(({ parameters }) => !("size" in parameters))).toBe(true);
  });

  it("searches numbers at the scale their model gives them, and starts from where its own say", async () => {
    const space = { x: { low: 1, high: 100, scale: "log" }, power: { choices: [0, 1] } } as const;
    const seen: Parameters[] = [];
    const scaled: ModelEntry = {
      ...modelOf(space, { x: 10, power: 0 }, (parameters) => {
        seen.push(parameters);
        return Number(parameters.x);
      }),
      scales: ({ power }, { items }) => ({ x: items ** -Number(power) }),
    };
    await search(scaled, { maxTrials: 30, starts: [{ x: 0.05, power: 1 }] });
    expect(seen[0]).toEqual({ x: 0.05, power: 1 });
    for (const power of [0, 1]) {
      const found = seen.filter((one) => one.power === power).map(({ x }) => Number(x) * ITEMS ** power);
      expect(Math.min(...found)).toBeGreaterThan(0.99);
      expect(Math.max(...found)).toBeLessThan(101);
      expect(found.length).toBeGreaterThan(3);
    }
  });

  it("tells what a model says of itself", async () => {
    const entry: ModelEntry = {
      ...byPlace,
      fit: async (...given) => ({ ...(await byPlace.fit(...given)), remark: "Nothing was learnt." }),
    };
    const { trials } = await search(entry, { maxTrials: 1 });
    expect(trials[0].remark).toBe("Nothing was learnt.");
  });

  it("makes errors small, and refuses an objective nobody measures", async () => {
    const { best } = await search(byPlace, { objective: "gini@100", maxTrials: 4 });
    expect(best.objective).not.toBeNull();
    await expect(search(byPlace, { objective: "rmse" })).rejects.toThrow(
      '"rmse" is not measured here; there are precision@100',
    );
  });

  it("refuses limits that are none", async () => {
    await expect(search(byPlace, { budgetMs: Number.NaN })).rejects.toThrow("milliseconds > 0; found NaN");
    await expect(search(byPlace, { maxTrials: 0 })).rejects.toThrow("found a maximum of 0");
  });

  it("tries what it is told to first, in that order, and no longer the defaults", async () => {
    const { trials } = await search(byPlace, { starts: [{ x: 60 }, { x: 30 }], maxTrials: 3 });
    expect(trials.slice(0, 2).map(({ parameters }) => parameters.x)).toEqual([60, 30]);
    expect(trials[2].parameters.x).not.toBe(90);
  });

  it("goes on from an earlier search, without trying anything twice", async () => {
    const first = await search(byPlace, { starts: [{ x: 60 }], maxTrials: 1 });
    const starts = [{ x: 60 }, { x: 22 }];
    const { trials, best } = await search(byPlace, { earlier: first.trials, starts, maxTrials: 2 });
    expect(trials.map(({ parameters }) => parameters.x)).toEqual([60, 22]);
    expect(best.parameters.x).toBe(22);
    const nothing = await search(byPlace, { earlier: trials, maxTrials: 2 });
    expect(nothing.trials).toEqual(trials);
  });

  it("averages a trial over all cases of all folds, and refuses to do without any", async () => {
    const perfect = modelOf({}, {}, () => 0);
    // Item 1 stands second wherever item 0 stands first.
    const second: EvaluationCase = { history: EMPTY_HISTORY, relevant: new Set([1]) };
    const other: Fold = { ...fold, evaluation: { ...fold.evaluation, cases: [second, second, second] } };
    const { best } = await search(perfect, { folds: [fold, other] });
    expect(best.objective).toBeCloseTo((1 + 3 * 0.5) / 4, 12);
    await expect(search(perfect, { folds: [] })).rejects.toThrow("A search needs a validation fold.");
  });

  it("measures what lies beyond accuracy when that is what it is for", async () => {
    const { best } = await search(byPlace, { objective: "novelty@100", maxTrials: 2 });
    expect(best.objective).toBeGreaterThan(0);
  });
});
