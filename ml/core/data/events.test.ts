import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLog, DAY, type TestEvent } from "../../testing/logs";
import { checkLog } from "./check-log";
import { decayFactor, weighEvents } from "./event-weights";
import { DEFAULT_WEIGHTS, KIND, type Kind, KINDS } from "./events";
import { buildHistory, createHistories } from "./history";
import { buildInteractionMatrix } from "./interaction-matrix";
import { createRng } from "../../base/rng";
import { whatStands } from "./take-back";
import { mergeHistory } from "./merge-history";
import { keepUsers } from "./sample-users";
import { partLog, sliceLog } from "./split";

const weights = { ...DEFAULT_WEIGHTS, decayPerDay: 0.1, floor: 0 };

describe("weights", () => {
  it("follow the kind, and ratings the same scale", () => {
    const log = createLog(1, 1, [
      ...(["view", "like", "cart", "purchase"] as const).map((kind) => [0, 0, kind, 0] as const),
      ...[1, 3, 5, 0, 9].map((stars) => [0, 0, "rating", 1, stars] as const),
    ]);
    expect([...weighEvents(log, weights)]).toEqual([1, 2, 3, 5, 1, 3, 5, 1, 5]);
  });

  it("are nothing for a rating that says an item was not liked, where a shop says which do", () => {
    const stars = [1, 2, 3, 5].map((value) => [0, 0, "rating", 1, value] as const);
    expect([...weighEvents(createLog(1, 1, stars), { ...weights, dislikedStars: 2 })]).toEqual([0, 0, 3, 5]);
  });

  it("are of what stands, in whatever order things were done and taken back", () => {
    const rng = createRng(7);
    for (let round = 0; round < 300; round++) {
      const kinds = Array.from({ length: 12 }, () => KINDS[rng.integer(KINDS.length)]);
      const log = createLog(
        1,
        1,
        kinds.map((kind, n) => [0, 0, kind, n, 5] as const),
      );
      const weighed = weighEvents(log, weights);
      const standing = kinds.filter((_, e) => weighed[e] > 0);
      expect(standing, kinds.join()).toEqual(whatStands(kinds, (kind) => kind));
    }
  });

  it("are so many times that of the kind as the log says, also in its parts", () => {
    const log = createLog(2, 2, [
      [0, 0, "view", 0],
      [1, 1, "purchase", 1],
      [0, 1, "rating", 2, 5],
    ]);
    const counted = { ...log, amounts: Float32Array.of(2.5, 3, 7) };
    expect([...weighEvents(counted, weights)]).toEqual([2.5, 15, 5]);
    expect([...weighEvents(sliceLog(counted, 1, 3), weights)]).toEqual([15, 5]);
    const { marked, others } = partLog(counted, Uint8Array.of(0, 1, 1));
    expect([...weighEvents(marked, weights)]).toEqual([15, 5]);
    expect([...weighEvents(others, weights)]).toEqual([2.5]);
    expect([...weighEvents(keepUsers(counted, Int32Array.of(-1, 0), 1), weights)]).toEqual([15]);
    expect(() => weighEvents({ ...log, amounts: Float32Array.of(1, -1, 1) }, weights)).toThrow(
      "Event 1: an amount of -1.",
    );
  });

  it("name the kinds in the order of their numbers", () => {
    expect(KINDS.map((kind) => KIND[kind])).toEqual(KINDS.map((_, i) => i));
  });

  it("are cancelled by a removal: the newest like or cart of that pair, one each", () => {
    const log = createLog(2, 2, [
      [0, 0, "remove", 0], // nothing to cancel yet
      [0, 0, "view", 1],
      [0, 0, "cart", 2],
      [0, 0, "like", 3],
      [1, 0, "cart", 4],
      [0, 1, "cart", 5],
      [0, 0, "remove", 6], // the like
      [0, 0, "remove", 7], // the cart
      [0, 0, "remove", 8], // nothing: a view stays
      [0, 0, "purchase", 9],
    ]);
    expect([...weighEvents(log, weights)]).toEqual([0, 1, 0, 0, 3, 3, 0, 0, 0, 5]);
  });

  it("of a purchase are cancelled by its return alone, months later as well", () => {
    const after = (taking: Kind) =>
      [
        ...weighEvents(
          createLog(1, 1, [
            [0, 0, "like", 0],
            [0, 0, "cart", 4],
            [0, 0, "purchase", 5],
            [0, 0, taking, 64],
          ]),
          weights,
        ),
      ].slice(0, 3);
    expect(after("remove")).toEqual([2, 0, 5]);
    expect(after("uncart")).toEqual([2, 0, 5]);
    expect(after("unlike")).toEqual([0, 3, 5]);
    expect(after("return")).toEqual([2, 3, 0]);
  });

  it("stand where they stood before what was taken back, whatever else happened", () => {
    const other = fc.constantFrom<Kind>("view", "like", "cart", "purchase", "rating", "remove", "return");
    fc.assert(
      fc.property(
        fc.array(other, { maxLength: 12 }),
        fc.constantFrom<[Kind, Kind]>(
          ["like", "unlike"],
          ["cart", "uncart"],
          ["purchase", "return"],
          ["like", "remove"],
          ["cart", "remove"],
        ),
        (before, [done, undone]) => {
          const weigh = (kinds: readonly Kind[]) => {
            const events = kinds.map((kind, day): TestEvent => [0, 0, kind, day, 3]);
            return [...weighEvents(createLog(1, 1, events), weights)];
          };
          expect(weigh([...before, done, undone])).toEqual([...weigh(before), 0, 0]);
        },
      ),
      { seed: 4 },
    );
  });

  it("decay by the day down to the floor, and never grow", () => {
    expect(decayFactor(10 * DAY, 0.1, 0)).toBeCloseTo(Math.exp(-1), 12);
    expect(decayFactor(1000 * DAY, 0.1, 0.25)).toBe(0.25);
    expect(decayFactor(-5 * DAY, 0.1, 0)).toBe(1);
  });

  it("refuse configurations that are none", () => {
    const log = createLog(1, 1, []);
    expect(() => weighEvents(log, { ...weights, view: -1 })).toThrow(
      '"view" must be a finite number ≥ 0; found -1',
    );
    expect(() => weighEvents(log, { ...weights, decayPerDay: Number.NaN })).toThrow("found NaN");
    expect(() => weighEvents(log, { ...weights, floor: 2 })).toThrow('"floor" must be 0 to 1; found 2');
  });

  it("add up to a matrix", () => {
    const log = createLog(2, 3, [
      [0, 2, "purchase", 0],
      [0, 2, "view", 10],
      [1, 1, "cart", 10],
      [1, 1, "remove", 10],
    ]);
    const matrix = buildInteractionMatrix(log, weights, 10 * DAY);
    expect([...matrix.indptr]).toEqual([0, 1, 1]);
    expect([...matrix.indices]).toEqual([2]);
    expect(matrix.values[0]).toBeCloseTo(1 + 5 * Math.exp(-1), 6);
  });
});

describe("histories", () => {
  it("hold what counts, oldest first, before decay", () => {
    const log = createLog(2, 3, [
      [0, 2, "purchase", 0],
      [1, 0, "view", 1],
      [0, 1, "cart", 2],
      [0, 1, "remove", 3],
      [0, 2, "view", 4],
    ]);
    const history = createHistories(log, weights).of(0);
    expect([...history.items]).toEqual([2, 2]);
    expect([...history.weights]).toEqual([5, 1]);
    expect([...history.at]).toEqual([0, 4 * DAY]);
  });

  it("of one user are built as those of all", () => {
    const log = createLog(1, 4, [
      [0, 3, "rating", 1, 4],
      [0, 1, "like", 2],
    ]);
    expect(buildHistory(log, 4, weights)).toEqual(createHistories(log, weights).of(0));
  });

  it("merge repetitions, decayed, and keep each entry's share", () => {
    const history = {
      items: Uint32Array.of(4, 2, 4),
      weights: Float32Array.of(2, 1, 2),
      at: Float64Array.of(0, 0, 10 * DAY),
    };
    const merged = mergeHistory(history, 10 * DAY, weights, 5);
    expect([...merged.items]).toEqual([4, 2]);
    expect(merged.weights[0]).toBeCloseTo(2 + 2 * Math.exp(-1), 9);
    expect(merged.share[0] + merged.share[2]).toBeCloseTo(1, 12);
    expect([...merged.slot]).toEqual([0, 1, 0]);
  });

  it("with impossible entries are refused", () => {
    const entry = (item: number, weight: number) => () =>
      mergeHistory(
        { items: Uint32Array.of(item), weights: Float32Array.of(weight), at: Float64Array.of(0) },
        0,
        weights,
        5,
      );
    expect(entry(5, 1)).toThrow("item 5, but the model knows 5");
    expect(entry(0, -1)).toThrow("weight -1");
    expect(entry(0, Number.NaN)).toThrow("weight NaN");
  });
});

describe("checking a log", () => {
  const log = createLog(2, 2, [
    [0, 0, "view", 1],
    [1, 1, "rating", 2, 4],
  ]);

  it("passes a good and an empty one", () => {
    expect(() => checkLog(log)).not.toThrow();
    expect(() => checkLog(createLog(0, 0, []))).not.toThrow();
  });

  it("says which event is wrong and how", () => {
    const broken = (change: Partial<typeof log>) => () => checkLog({ ...log, ...change });
    expect(broken({ users: Uint32Array.of(0, 7) })).toThrow("Event 1: user 7, but there are only 2.");
    expect(broken({ items: Uint32Array.of(9, 0) })).toThrow("Event 0: item 9, but there are only 2.");
    expect(broken({ kinds: Uint8Array.of(0, 9) })).toThrow("Event 1: unknown kind 9.");
    expect(broken({ at: Float64Array.of(5, 1) })).toThrow("Event 1 is older");
    expect(broken({ at: Float64Array.of(5, Number.NaN) })).toThrow("Event 1: its time is NaN.");
    expect(broken({ values: Float32Array.of(1, Number.NaN) })).toThrow("a rating of NaN");
    expect(broken({ length: 3 })).toThrow("3 events, 2 users");
    expect(broken({ itemCount: -1 })).toThrow("itemCount must be an integer ≥ 0; found -1");
    expect(broken({ users: [0, 1] as unknown as Uint32Array })).toThrow(
      "The log's users must be a Uint32Array; found a plain array.",
    );
    expect(broken({ at: Float32Array.of(1, 2) as unknown as Float64Array })).toThrow("found Float32Array");
    expect(broken({ kinds: undefined })).toThrow("kinds must be a Uint8Array; found undefined.");
    expect(broken({ categories: Int32Array.of(1) })).toThrow("1 categories for 2 items.");
  });
});
