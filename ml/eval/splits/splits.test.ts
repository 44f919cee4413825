import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS, KINDS, type EventLog } from "../../core/data/events";
import { takesBack } from "../../core/data/take-back";
import { createRng } from "../../base/rng";
import { createLog, DAY, type TestEvent } from "../../testing/logs";
import { createFolds } from "./create-folds";
import type { Fold, Protocol } from "./protocol";

const ITEMS = 12;
const PROTOCOLS: readonly Protocol[] = [
  { kind: "temporal", share: 0.3 },
  { kind: "leave-last-out" },
  { kind: "leave-last-out", negatives: 4 },
  { kind: "holdout", share: 0.25 },
  { kind: "k-fold", folds: 3 },
  { kind: "next-item", share: 0.3 },
];

/** More often than something is taken back, something happens. */
const HAPPENING = KINDS.filter((kind) => !takesBack(kind));
const anyKind = fc.constantFrom(...KINDS, ...HAPPENING, ...HAPPENING, ...HAPPENING);

/** Logs of any kinds of events; `values` number the events, so that each can be told from all others. */
const anyLog = fc
  .array(fc.tuple(fc.nat(6), fc.nat(ITEMS - 1), anyKind, fc.nat(15)), {
    minLength: 2,
    maxLength: 70,
  })
  .map((events) => numberEvents(createLog(7, ITEMS, events)));

function numberEvents(log: EventLog): EventLog {
  return { ...log, values: Float32Array.from(log.values, (_, e) => e) };
}

/** The folds, or none where the protocol says that it cannot serve the log. */
function foldsOf(log: EventLog, protocol: Protocol, seed = 1): Fold[] {
  try {
    return createFolds(log, protocol, DEFAULT_WEIGHTS, createRng(seed));
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}

const forAnyLog = (protocol: Protocol, hold: (log: EventLog, folds: Fold[]) => void) =>
  fc.assert(
    fc.property(anyLog, (log) => {
      hold(log, foldsOf(log, protocol));
    }),
    { seed: 11, numRuns: 150 },
  );

const isSorted = (at: Float64Array) => at.every((time, e) => e === 0 || at[e - 1] <= time);
const numbers = (log: EventLog) => [...log.values];
/** What the user did in the log but not in the training part, by item. */
const withheld = (log: EventLog, { train }: Fold, user: number): Set<number> => {
  const kept = new Set(numbers(train));
  return new Set(
    numbers(log)
      .filter((e) => !kept.has(e) && log.users[e] === user)
      .map((e) => log.items[e]),
  );
};

describe.each(PROTOCOLS.map((protocol) => [JSON.stringify(protocol), protocol] as const))(
  "the protocol %s",
  (_, protocol) => {
    it("serves enough of all logs, so that the rest is not said of nothing", () => {
      let served = 0;
      forAnyLog(protocol, (_log, folds) => (served += Math.sign(folds.length)));
      expect(served).toBeGreaterThan(40);
    });

    it("keeps training events as they were, in the order of time", () => {
      forAnyLog(protocol, (log, folds) => {
        for (const { train } of folds) {
          expect(isSorted(train.at)).toBe(true);
          expect(new Set(numbers(train)).size).toBe(train.length);
          for (let e = 0; e < train.length; e++) {
            const number = train.values[e];
            expect([train.users[e], train.items[e], train.kinds[e], train.at[e]]).toEqual([
              log.users[number],
              log.items[number],
              log.kinds[number],
              log.at[number],
            ]);
          }
        }
      });
    });

    it("asks only for what was withheld from training, and never for nothing", () => {
      forAnyLog(protocol, (log, folds) => {
        for (const fold of folds) {
          expect(fold.evaluation.cases.length).toBeGreaterThan(0);
          for (const { relevant, user = -1 } of fold.evaluation.cases) {
            expect(relevant.size).toBeGreaterThan(0);
            const own = withheld(log, fold, user);
            for (const item of relevant) expect(own).toContain(item);
          }
        }
      });
    });

    it("shows a history of the user's own, without what is asked for unless it may come again", () => {
      forAnyLog(protocol, (log, folds) => {
        for (const { train, evaluation } of folds) {
          for (const { history, relevant, user = -1 } of evaluation.cases) {
            expect(history.items.length).toBeGreaterThan(0);
            expect(isSorted(history.at)).toBe(true);
            if (evaluation.known === "allowed") continue;
            const own = new Set(train.items.filter((_, e) => train.users[e] === user));
            for (const item of history.items) {
              expect(own).toContain(item);
              expect(relevant).not.toContain(item);
            }
          }
        }
      });
    });

    it("is the same for the same seed", () => {
      forAnyLog(protocol, (log, folds) => {
        const facts = (all: Fold[]) =>
          all.map(({ train, evaluation }) => [
            numbers(train),
            evaluation.cases.map(({ relevant, candidates }) => [[...relevant], candidates]),
          ]);
        expect(facts(foldsOf(log, protocol))).toEqual(facts(folds));
      });
    });

    it("refuses logs there is nothing to part of, and says why", () => {
      const split = (log: EventLog) => () => createFolds(log, protocol, DEFAULT_WEIGHTS, createRng(1));
      expect(split(createLog(3, 3, []))).toThrow("The log is empty");
      expect(
        split(
          createLog(3, 3, [
            [0, 1, "view", 1],
            [0, 2, "view", 2],
          ]),
        ),
      ).toThrow("of one user");
      expect(
        split(
          createLog(3, 3, [
            [0, 1, "view", 1],
            [1, 1, "view", 2],
          ]),
        ),
      ).toThrow("of one item");
    });
  },
);

describe("the temporal protocol", () => {
  const protocol = { kind: "temporal", share: 0.3 } as const;

  it("learns from nothing as new as what it asks for", () => {
    forAnyLog(protocol, (log, folds) => {
      for (const { train, evaluation } of folds) {
        expect(numbers(train)).toEqual(numbers(log).slice(0, train.length));
        expect(train.at[train.length - 1]).toBeLessThan(log.at[train.length]);
        expect(evaluation.now).toBe(log.at[train.length]);
      }
    });
  });

  it("sends a log without times elsewhere", () => {
    const events = [0, 1, 2].flatMap((s) => [0, 1, 2].map((p): TestEvent => [s, p, "view", 0]));
    expect(() => createFolds(createLog(3, 3, events), protocol, DEFAULT_WEIGHTS, createRng(1))).toThrow(
      "All 9 events have the same time, so none is newer; use holdout",
    );
  });
});

describe("the leave-last-out protocol", () => {
  it("withholds each user's newest", () => {
    const log = createLog(3, 5, [
      [0, 1, "view", 1],
      [0, 2, "view", 2],
      [0, 4, "view", 3],
      [1, 3, "view", 1],
      [1, 0, "purchase", 5],
      [1, 3, "purchase", 6], // a return to what was known
      [2, 0, "view", 7], // has nothing else
    ]);
    const [{ train, evaluation }] = createFolds(
      log,
      { kind: "leave-last-out" },
      DEFAULT_WEIGHTS,
      createRng(1),
    );
    expect(evaluation.cases.map(({ user, relevant, now }) => [user, [...relevant], now])).toEqual([
      [0, [4], 3 * DAY],
      [1, [0], 5 * DAY],
    ]);
    expect([...train.items]).toEqual([1, 3, 2, 0]);
  });

  it("does not ask for what was known at the time and taken back later", () => {
    const log = createLog(2, 4, [
      [0, 1, "cart", 1],
      [0, 2, "view", 2],
      [0, 1, "view", 3],
      [0, 1, "remove", 4],
      [1, 1, "view", 1],
      [1, 3, "view", 2],
    ]);
    const [{ evaluation }] = foldsOf(log, { kind: "leave-last-out" });
    expect(evaluation.cases.map(({ user, relevant }) => [user, [...relevant]])).toEqual([[1, [3]]]);
  });

  it("learns of no user what is newer than what it asks them", () => {
    forAnyLog({ kind: "leave-last-out" }, (_, folds) => {
      for (const { train, evaluation } of folds) {
        for (const { user, now = 0 } of evaluation.cases) {
          expect(train.at.every((at, e) => train.users[e] !== user || at <= now)).toBe(true);
        }
      }
    });
  });

  it("ranks among the item and negatives the user never met", () => {
    forAnyLog({ kind: "leave-last-out", negatives: 4 }, (log, folds) => {
      for (const { evaluation } of folds) {
        for (const { relevant, user, candidates = new Uint32Array() } of evaluation.cases) {
          const met = new Set(log.items.filter((_, e) => log.users[e] === user));
          const negatives = candidates.filter((item) => !relevant.has(item));
          expect(candidates).toEqual(candidates.toSorted());
          expect(candidates.length - negatives.length).toBe(1);
          expect(new Set(negatives).size).toBe(negatives.length);
          for (const item of negatives) expect(item).toBeLessThan(ITEMS);
          // Items of which only worthless events speak (taken back) are not known to anybody.
          const worthless = log.kinds.some((kind) => takesBack(KINDS[kind]));
          if (!worthless) expect(negatives.some((item) => met.has(item))).toBe(false);
          if (!worthless) expect(negatives.length).toBe(Math.min(4, ITEMS - met.size));
        }
      }
    });
  });

  it("draws every negative equally often", () => {
    const events = [0, 1].flatMap((s) => [0, 1].map((p): TestEvent => [s, p, "view", p]));
    const log = createLog(2, 12, events);
    const counts = new Uint32Array(12);
    for (let seed = 0; seed < 2000; seed++) {
      for (const negatives of [3, 7]) {
        const protocol = { kind: "leave-last-out", negatives } as const;
        const [{ evaluation }] = createFolds(log, protocol, DEFAULT_WEIGHTS, createRng(seed));
        for (const item of evaluation.cases[0].candidates ?? []) counts[item]++;
      }
    }
    expect([counts[0], counts[1]]).toEqual([0, 4000]);
    for (const count of counts.subarray(2)) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it("refuses a log where nobody met two items, and no number of negatives", () => {
    const log = createLog(2, 2, [
      [0, 0, "view", 1],
      [1, 1, "view", 2],
    ]);
    const split = (negatives?: number) => () =>
      createFolds(log, { kind: "leave-last-out", negatives }, DEFAULT_WEIGHTS, createRng(1));
    expect(split()).toThrow("No user of 2 events met two different items");
    expect(split(0)).toThrow("negatives must be an integer > 0; found 0");
  });
});

describe("the holdout protocol", () => {
  const protocol = { kind: "holdout", share: 0.25 } as const;

  it("withholds the share of every user's items, and all they did with them", () => {
    forAnyLog(protocol, (log, folds) => {
      for (const { train } of folds) {
        for (let user = 0; user < log.userCount; user++) {
          const all = new Set(log.items.filter((_, e) => log.users[e] === user));
          const kept = new Set(train.items.filter((_, e) => train.users[e] === user));
          const events = log.users.filter((s, e) => s === user && kept.has(log.items[e])).length;
          expect(train.users.filter((s) => s === user).length).toBe(events);
          expect(all.size - kept.size).toBe(Math.max(0, Math.min(all.size - 1, Math.round(all.size / 4))));
        }
      }
    });
  });

  it("refuses shares that leave a side empty", () => {
    const log = createLog(2, 2, [
      [0, 0, "view", 1],
      [1, 1, "view", 2],
    ]);
    for (const share of [0, 1, -1, Number.NaN]) {
      expect(() => createFolds(log, { kind: "holdout", share }, DEFAULT_WEIGHTS, createRng(1))).toThrow(
        `The share of a test part lies in 0–1; found ${share}.`,
      );
    }
  });
});

describe("the k-fold protocol", () => {
  it("withholds every event exactly once, in parts of one size", () => {
    const events = Array.from({ length: 20 }, (_, i): TestEvent => [i % 4, i % 5, "view", i]);
    const log = numberEvents(createLog(4, 5, events));
    const folds = createFolds(log, { kind: "k-fold", folds: 3 }, DEFAULT_WEIGHTS, createRng(1));
    const tests = folds.map(({ train }) => numbers(log).filter((e) => !train.values.includes(e)));
    expect(tests.flat().sort((a, b) => a - b)).toEqual(numbers(log));
    expect(tests.map((test) => test.length).sort()).toEqual([6, 7, 7]);
  });

  it("parts any log it serves, and keeps a pair together", () => {
    forAnyLog({ kind: "k-fold", folds: 3 }, (log, folds) => {
      if (folds.length === 0) return;
      const tests = folds.map(({ train }) => numbers(log).filter((e) => !train.values.includes(e)));
      expect(tests.flat().sort((a, b) => a - b)).toEqual(numbers(log));
      const pairs = tests.flatMap((test) => [
        ...new Set(test.map((e) => log.users[e] * ITEMS + log.items[e])),
      ]);
      expect(new Set(pairs).size).toBe(pairs.length);
    });
  });

  it("refuses more folds than pairs, and fewer than two", () => {
    const log = createLog(2, 2, [
      [0, 0, "view", 1],
      [1, 1, "view", 2],
      [1, 1, "cart", 3],
    ]);
    const split = (folds: number) => () =>
      createFolds(log, { kind: "k-fold", folds }, DEFAULT_WEIGHTS, createRng(1));
    expect(split(3)).toThrow("2 pairs of user and item cannot fill 3 folds; ask for fewer.");
    expect(split(1)).toThrow("folds must be an integer ≥ 2; found 1");
  });
});

describe("the next-item protocol", () => {
  it("keeps sessions whole, the newer ones for the test", () => {
    forAnyLog({ kind: "next-item", share: 0.3 }, (log, folds) => {
      for (const { train } of folds) {
        const learned = new Set(train.users);
        expect(numbers(log).filter((e) => learned.has(log.users[e]))).toEqual(numbers(train));
        const lastOf = (isLearned: boolean) =>
          [...learned, ...log.users]
            .filter((s) => learned.has(s) === isLearned)
            .map((s) => log.users.lastIndexOf(s));
        expect(Math.max(...lastOf(true))).toBeLessThan(Math.min(...lastOf(false)));
      }
    });
  });
});

describe("logs without times", () => {
  it.each(PROTOCOLS.filter(({ kind }) => kind !== "temporal"))("are parted by %o", (protocol) => {
    const events = Array.from({ length: 40 }, (_, i): TestEvent => [i % 5, (i * 7) % 11, "view", 0]);
    const [{ train, evaluation }] = foldsOf(createLog(5, 11, events), protocol);
    expect(train.length).toBeGreaterThan(0);
    expect(evaluation.cases.length).toBeGreaterThan(0);
  });
});
