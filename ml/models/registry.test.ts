import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS, type EventLog, type Kind } from "../core/data/events";
import { createHistories } from "../core/data/history";
import { createRng } from "../base/rng";
import { findModel, MODELS } from "./registry";
import { NO_PACE } from "../base/pace";
import type { FitRun } from "../core/model/training";
import type { Recommender } from "../core/recommender";
import { decodePoint, drawPoint, readSpace } from "../search/space";
import { describeItems } from "../testing/log-content";
import { createLog, type TestEvent } from "../testing/logs";
import { subjectOf } from "../testing/subject";

/** Every user did this with every item. */
function everyPair(users: number, items: number, kind: Kind = "view", stars?: number): EventLog {
  const events = Array.from({ length: users * items }, (_, i): TestEvent => {
    return [Math.floor(i / items), i % items, kind, i / 10, stars];
  });
  return createLog(users, items, events);
}

const STRANGE: readonly [string, EventLog][] = [
  ["nothing at all", createLog(0, 0, [])],
  ["no events", createLog(3, 4, [])],
  ["one event", createLog(3, 4, [[1, 2, "view", 1]])],
  ["one user", everyPair(1, 5)],
  ["one item", everyPair(5, 1)],
  ["one of both", everyPair(1, 1)],
  ["users who are all alike", everyPair(7, 4, "purchase")],
  ["stars that are all alike", everyPair(6, 5, "rating", 3)],
  [
    "only what was taken back",
    createLog(1, 2, [
      [0, 0, "cart", 1],
      [0, 0, "remove", 2],
    ]),
  ],
  [
    "a past of decades",
    createLog(3, 4, [
      [0, 0, "view", 0],
      [0, 1, "view", 1],
      [1, 1, "view", 9000],
      [1, 2, "view", 9001],
      [2, 2, "view", 20_000],
      [2, 3, "purchase", 20_001],
    ]),
  ],
];

const good = everyPair(5, 6, "rating", 4);
const spoil = <T extends Uint32Array | Float32Array | Float64Array>(column: T, value: number): T => {
  const spoiled = column.slice() as T;
  spoiled[7] = value;
  return spoiled;
};
const IMPOSSIBLE: readonly [string, EventLog, RegExp][] = [
  ["an item beyond the map", { ...good, items: spoil(good.items, 6) }, /7: item 6, .* only 6/],
  ["a user beyond the map", { ...good, users: spoil(good.users, 9) }, /7: user 9, .* only 5/],
  ["stars that are none", { ...good, values: spoil(good.values, Number.NaN) }, /7: a rating of NaN/],
  ["stars without end", { ...good, values: spoil(good.values, Infinity) }, /7: a rating of Infinity/],
  ["no time", { ...good, at: spoil(good.at, Number.NaN) }, /7: its time is NaN/],
  ["negative stars", { ...good, values: spoil(good.values, -1) }, /7: a rating of -1/],
];

/** What a model answers to the users it has learned from. */
function answersOf(model: Recommender, log: EventLog): number[] {
  const histories = createHistories(log, DEFAULT_WEIGHTS);
  const now = log.length > 0 ? log.at[log.length - 1] : 0;
  return Array.from({ length: log.userCount }, (_, user) => {
    const scores = new Float32Array(log.itemCount).fill(Number.NaN);
    model.score(histories.of(user), now, scores);
    const stars = new Float32Array(log.itemCount);
    model.rate?.(histories.of(user), stars);
    return [...scores, ...stars];
  }).flat();
}

describe.each(MODELS.map((entry) => [entry.kind, entry] as const))("%s", (kind, entry) => {
  const subject = subjectOf(entry, {}, describeItems);

  it("is found by its name, and examined by the contract suite", () => {
    expect(findModel(kind)).toBe(entry);
    const words = kind.replaceAll("+", "-plus");
    const name = `${words.replace(/-./g, (dash) => dash[1].toUpperCase())}Model`;
    const tests = fs
      .readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => fs.readFileSync(path.join(import.meta.dirname, file), "utf8"));
    expect(
      tests.some((text) => new RegExp(`describeRecommender\\(\\s*subjectOf\\(${name}\\b`).test(text)),
    ).toBe(true);
  });

  it.each(STRANGE)("answers with finite numbers or says that it cannot learn: %s", async (_, log) => {
    const fitted = await subject.fit(log, { seed: 1 }).catch((error: unknown) => {
      expect(String(error)).toMatch(
        /^RangeError: Nothing to learn from: the .* (is empty|has no event that counts)/,
      );
    });
    if (fitted === undefined) return;
    const answers = answersOf(fitted.model, log);
    expect(answers.every(Number.isFinite)).toBe(true);
    expect(answersOf(subject.load(fitted.encode()), log)).toEqual(answers);
  });

  it("has the sentence of all models for an empty log, unless it learns from content", async () => {
    const fitted = subject.fit(createLog(3, 4, []), { seed: 1 });
    if (entry.needsContent) await expect(fitted).resolves.toBeDefined();
    else await expect(fitted).rejects.toThrow("the log of 3 users and 4 items is empty.");
  });

  it.each(IMPOSSIBLE)("refuses events that cannot be, and says which: %s", async (_, log, message) => {
    if (kind === "content") return; // learns from texts alone
    await expect(subject.fit(log, { seed: 1 })).rejects.toThrow(message);
  });

  it("refuses a log that is not sorted by time, and a fit without random numbers", async () => {
    const shuffled = { ...good, at: good.at.toReversed() };
    await expect(subject.fit(shuffled, { seed: 1 })).rejects.toThrow(
      "Event 1 is older than the one before; sort by time.",
    );
    const training = { log: good, weights: DEFAULT_WEIGHTS, now: 1, content: describeItems(good) };
    const fit = (run: object | undefined) => entry.fit(training, {}, run as FitRun);
    await expect(fit(undefined)).rejects.toThrow(
      "A fit needs random numbers: give it { rng: createRng(seed)",
    );
    await expect(fit({ rng: createRng(1) })).rejects.toThrow("A fit needs a pace");
  });

  it("accepts whatever its search may propose", async () => {
    const dimensions = readSpace(entry.space);
    const rng = createRng(2);
    const training = { log: createLog(2, 3, []), weights: DEFAULT_WEIGHTS, now: 0 };
    for (let i = 0; i < 20; i++) {
      const overrides = decodePoint(dimensions, drawPoint(dimensions, rng));
      const message = await entry.fit(training, overrides, { rng, pace: NO_PACE }).then(
        () => "",
        (error: Error) => error.message,
      );
      expect(message).not.toMatch(/ must (be|lie) /);
    }
  });
});

it("no two models go by one name, and an unknown one is told those there are", () => {
  expect(new Set(MODELS.map(({ kind }) => kind)).size).toBe(MODELS.length);
  expect(() => findModel("oracle")).toThrow(/No model is called "oracle"; there are popularity, /);
});
