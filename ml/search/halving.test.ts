import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS, type EventLog } from "../data/events";
import type { Fold } from "../eval/splits/protocol";
import type { ModelEntry } from "../model/define-model";
import { NO_PACE } from "../pace";
import { EMPTY_HISTORY } from "../recommender";
import { chooseShares, nextTrial, type Tried } from "./halving";
import { searchParameters } from "./search";

const EVENTS = 90_000;
const PRODUCTS = 200;
const SHARES = [1 / 9, 1 / 3, 1];

describe("the shares that are tried", () => {
  it("are the whole alone where time suffices, and smaller the less there is", () => {
    expect(chooseShares(30, 1e6)).toEqual([1]);
    expect(chooseShares(Infinity, 1e6)).toEqual([1]);
    expect(chooseShares(Number.NaN, 1e6)).toEqual([1]);
    expect(chooseShares(29, 1e6)).toEqual([1 / 3, 1]);
    expect(chooseShares(9, 1e6)).toEqual(SHARES);
  });

  it("are none of which too little is left", () => {
    expect(chooseShares(9, 89_999)).toEqual([1 / 3, 1]);
    expect(chooseShares(9, 20_000)).toEqual([1]);
  });
});

describe("what is tried next", () => {
  const on = (share: number, losses: readonly number[]): Tried[] =>
    losses.map((loss) => ({ point: [loss], share, loss }));
  const next = (tried: readonly Tried[], wholeTrials = 10) => {
    const { share, again } = nextTrial(tried, SHARES, wholeTrials);
    return [share, again?.loss];
  };

  it("is a new point, until one in three may go on", () => {
    expect(next(on(1, [5]))).toEqual([1 / 9, undefined]);
    expect(next(on(1 / 9, [3, 1]))).toEqual([1 / 9, undefined]);
    expect(next(on(1 / 9, [3, 1, 2]))).toEqual([1 / 3, 1]);
    expect(next(on(1 / 9, [3, 1, Infinity]))).toEqual([1 / 9, undefined]);
  });

  it("is nothing that has gone on already, and the larger share first", () => {
    const small = on(1 / 9, [6, 5, 4, 3, 2, 1, 7, 8, 9]);
    const again = (share: number, ...places: number[]) =>
      places.map((place): Tried => ({ ...small[place], share, loss: place }));
    expect(next([...small, ...again(1 / 3, 5)])).toEqual([1 / 3, 2]);
    expect(next([...small, ...again(1 / 3, 5, 4, 3)])).toEqual([1, 3]);
    expect(next([...small, ...again(1 / 3, 5, 4, 3), ...again(1, 3)])).toEqual([1 / 9, undefined]);
  });

  it("is what looks best so far when hardly any time is left", () => {
    const small = on(1 / 9, [3, 1]);
    const middle = [{ ...small[0], share: 1 / 3, loss: 9 }];
    expect(next(small, 1.4)).toEqual([1, 1]);
    expect(next([...small, ...middle], 1.4)).toEqual([1, 9]);
    expect(next(on(1, [4]), 1.4)).toEqual([1, undefined]);
    expect(next(small, 1.6)).toEqual([1 / 9, undefined]);
  });
});

/** Many shoppers, each with two events. */
const train: EventLog = {
  ...{ shopperCount: EVENTS / 2, productCount: PRODUCTS, length: EVENTS },
  shoppers: Uint32Array.from({ length: EVENTS }, (_, e) => e >> 1),
  products: Uint32Array.from({ length: EVENTS }, (_, e) => e % PRODUCTS),
  ...{ kinds: new Uint8Array(EVENTS), values: new Float32Array(EVENTS), at: new Float64Array(EVENTS) },
};
const cases = Array.from({ length: 20 }, () => ({ history: EMPTY_HISTORY, relevant: new Set([0]) }));
const fold: Fold = { train, evaluation: { productCount: PRODUCTS, now: 0, cases }, ratings: null };

/** Ranks the right answer the further down, the farther x is from 20; a fit takes 20 s for all events. */
function searchSlowly(budgetMs: number, discardEarly: boolean) {
  let time = 0;
  const learnedFrom: number[] = [];
  const entry: ModelEntry = {
    ...{ kind: "slow", about: "", defaults: { x: 90 }, space: { x: { low: 0, high: 100 } } },
    async fit({ log }, { x = 90 }) {
      time += (20_000 * log.length) / EVENTS;
      learnedFrom.push(log.length);
      const place = Math.min(PRODUCTS - 1, Math.floor(2 * Math.abs(Number(x) - 20)));
      const score = (_history: unknown, _now: number, out: Float32Array) =>
        out.forEach((_, i) => (out[i] = i === 0 ? -place - 0.5 : -i));
      const model = { kind: "slow", productCount: PRODUCTS, score };
      return { model, parameters: {}, encode: () => new Uint8Array() };
    },
    load: () => {
      throw new RangeError("Not saved.");
    },
  };
  const about = { objective: "mrr@100", ks: [100], training: { weights: DEFAULT_WEIGHTS }, seed: 1 };
  const search = { ...about, entry, fold, budgetMs, discardEarly, clock: () => time, pace: NO_PACE };
  return searchParameters(search).then((result) => ({ ...result, learnedFrom }));
}

describe("a search whose trials are slow", () => {
  it("looks at more parameters on parts of the shoppers, and answers with what was best on all of them", async () => {
    const { best, trials, learnedFrom } = await searchSlowly(180_000, true);
    const of = (share: number) => trials.filter((trial) => trial.share === share);
    expect(trials[0]).toMatchObject({ share: 1, parameters: { x: 90 } });
    expect(of(1 / 9).length).toBeGreaterThan(of(1 / 3).length);
    expect(of(1 / 3).length).toBeGreaterThanOrEqual(of(1).length - 1);
    expect(trials.length).toBeGreaterThan(2 * (await searchSlowly(180_000, false)).trials.length);
    expect(best.share).toBe(1);
    expect(Math.abs(Number(best.parameters.x) - 20)).toBeLessThan(5);
    for (const [i, { share }] of trials.entries()) {
      expect(Math.abs(learnedFrom[i] / EVENTS - share)).toBeLessThan(0.01);
    }
    // Whatever went on to more shoppers was tried on fewer before, but for the defaults.
    for (const { parameters } of of(1).slice(1)) {
      expect(trials.some(({ share, parameters: { x } }) => share < 1 && x === parameters.x)).toBe(true);
    }
  });

  it("is on all of the training where nobody asked otherwise, or time suffices", async () => {
    const slow = await searchSlowly(180_000, false);
    const quick = await searchSlowly(20_000 * 40, true);
    for (const { trials } of [slow, quick]) expect(trials.every(({ share }) => share === 1)).toBe(true);
  });
});
