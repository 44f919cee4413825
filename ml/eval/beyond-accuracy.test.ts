import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../core/data/events";
import { NO_PACE } from "../base/pace";
import { EMPTY_HISTORY, type Recommender } from "../core/recommender";
import { createLog, type TestEvent } from "../testing/logs";
import { findAudience } from "./audience";
import { measureNovelty, measureSerendipity } from "./beyond-accuracy";
import { diversityByAudience, diversityBySimilarity } from "./diversity";
import { measureExposure } from "./exposure";
import { measureModel } from "./measure";
import { createFixedFold } from "./splits/given";

// Item 0 was met by four users (one of them twice), 1 by two, 2 by one, 3 by none.
const train = createLog(5, 4, [
  [0, 0, "view", 1],
  [0, 0, "purchase", 2],
  [1, 0, "view", 2],
  [2, 0, "view", 2],
  [3, 0, "view", 2],
  [0, 1, "view", 3],
  [1, 1, "view", 3],
  [0, 2, "view", 3],
]);
const audience = findAudience(train);

describe("the audience of items", () => {
  it("counts users, not events, and orders by them", () => {
    expect([...audience.indptr]).toEqual([0, 4, 6, 7, 7]);
    expect(audience.userCount).toBe(4);
    expect([...audience.rank]).toEqual([0, 1, 2, 3]);
  });
});

describe("novelty", () => {
  it("is the mean of −log₂ of the share who met an item", () => {
    expect(measureNovelty(Uint32Array.of(0, 1, 3), [1, 2, 3], audience)).toEqual([
      0,
      -Math.log2(3 / 5) / 2,
      (-Math.log2(3 / 5) - Math.log2(1 / 5)) / 3,
    ]);
    expect(measureNovelty(new Uint32Array(), [2], audience)).toEqual([null]);
  });
});

describe("serendipity", () => {
  const item = { history: EMPTY_HISTORY, relevant: new Set([0, 2]) };

  it("counts hits that popularity would not have shown", () => {
    const list = Uint32Array.of(2, 0, 3);
    expect(measureSerendipity(list, item, [1, 2, 3], audience, "left-out")).toEqual([1, 1 / 2, 0]);
  });

  it("knows what popularity could have shown this user", () => {
    const history = { ...EMPTY_HISTORY, items: Uint32Array.of(0, 1, 0) };
    const known = { history, relevant: new Set([2]) };
    expect(measureSerendipity(Uint32Array.of(2), known, [1], audience, "left-out")).toEqual([0]);
    expect(measureSerendipity(Uint32Array.of(2), known, [1], audience, "allowed")).toEqual([1]);
    const among = { history: EMPTY_HISTORY, relevant: new Set([2]), candidates: Uint32Array.of(2, 3) };
    expect(measureSerendipity(Uint32Array.of(2), among, [1], audience, "left-out")).toEqual([0]);
  });

  it("of popularity itself is nil", async () => {
    const test = createLog(5, 4, [
      [1, 2, "view", 9],
      [3, 1, "view", 9],
    ]);
    const popular: Recommender = {
      kind: "popular",
      itemCount: 4,
      score: (_history, _now, out) => out.set([4, 3, 2, 1]),
    };
    const fold = createFixedFold(train, test, DEFAULT_WEIGHTS);
    const { measurements } = await measureModel(popular, fold, { ks: [1, 2] }, NO_PACE);
    const of = (name: string) =>
      measurements.filter(({ metric }) => metric.startsWith(name)).map((m) => m.value);
    expect(of("hr")).toEqual([1, 1]);
    expect(of("serendipity")).toEqual([0, 0]);
  });
});

describe("diversity", () => {
  it("is one minus the mean similarity of all pairs", () => {
    const measure = diversityBySimilarity((a, b) => (a + b) / 10);
    const [one, two, three] = measure(Uint32Array.of(1, 2, 4), [1, 2, 3]);
    expect(one).toBeNull();
    expect(two).toBeCloseTo(1 - 0.3, 12);
    expect(three).toBeCloseTo(1 - (0.3 + 0.5 + 0.6) / 3, 12);
  });

  it("by audience is that of cosines computed pair by pair, list after list", () => {
    const anyEvents = fc.array(
      fc.tuple(fc.nat(5), fc.nat(7)).map(([s, p]): TestEvent => [s, p, "view", 1]),
      { maxLength: 30 },
    );
    const anyList = fc.uniqueArray(fc.nat(7), { maxLength: 8 });
    fc.assert(
      fc.property(anyEvents, fc.tuple(anyList, anyList), (events, lists) => {
        const sets = Array.from(
          { length: 8 },
          (_, p) => new Set(events.filter((e) => e[1] === p).map((e) => e[0])),
        );
        const cosine = (a: number, b: number) =>
          [...sets[a]].filter((user) => sets[b].has(user)).length /
          (Math.sqrt(sets[a].size * sets[b].size) || 1);
        const fast = diversityByAudience(findAudience(createLog(6, 8, events)));
        for (const list of lists) {
          const found = fast(Uint32Array.from(list), [2, 5, 9]);
          const expected = diversityBySimilarity(cosine)(Uint32Array.from(list), [2, 5, 9]);
          for (const [i, value] of expected.entries()) {
            if (value === null) expect(found[i]).toBeNull();
            else expect(found[i]).toBeCloseTo(value, 10);
          }
        }
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

describe("exposure", () => {
  const listsOf = (depth: number, ...lists: number[][]) => ({
    depth,
    items: Uint32Array.from(
      lists.flatMap((list) => [...list, ...new Array<number>(depth).fill(0)].slice(0, depth)),
    ),
    lengths: Uint32Array.from(lists, (list) => list.length),
  });

  it("is equal or not", () => {
    const measure = (...lists: number[][]) => measureExposure(listsOf(2, ...lists), 4, [2], () => 1)[0];
    expect(measure([0, 1], [2, 3])).toEqual({ coverage: 1, gini: 0 });
    expect(measure([0], [0])).toEqual({ coverage: 1 / 4, gini: 3 / 4 });
    expect(measure()).toEqual({ coverage: 0, gini: 0 });
  });

  it("has the Gini coefficient of the definition: half the mean difference over the mean", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        (lists) => {
          for (const [i, { gini, coverage }] of measureExposure(
            listsOf(3, ...lists),
            6,
            [1, 3],
            () => 1,
          ).entries()) {
            const shown = lists.flatMap((list) => list.slice(0, [1, 3][i]));
            const counts = Array.from({ length: 6 }, (_, p) => shown.filter((one) => one === p).length);
            const differences = counts.flatMap((a) => counts.map((b) => Math.abs(a - b)));
            const sum = differences.reduce((total, one) => total + one, 0);
            expect(gini).toBeCloseTo(sum / (2 * 6 * shown.length), 10);
            expect(coverage).toBe(new Set(shown).size / 6);
          }
        },
      ),
      { seed: 2, numRuns: 100 },
    );
  });

  it("counts a list as often as told", () => {
    const [once] = measureExposure(listsOf(1, [0], [1], [1], [1]), 2, [1], () => 1);
    const [told] = measureExposure(listsOf(1, [0], [1]), 2, [1], (list) => [1, 3][list]);
    expect(told).toEqual(once);
  });
});
