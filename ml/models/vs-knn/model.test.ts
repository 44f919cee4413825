import { describe, expect, it } from "vitest";
import { createRng } from "../../base/rng";
import { topK } from "../../base/top-k";
import { describeRecommender } from "../../testing/contract";
import { scoreLiterally } from "../../testing/literal-vs-knn";
import { createLog } from "../../testing/logs";
import { subjectOf } from "../../testing/subject";
import { DEFAULT_VS_KNN, type VsKnnConfig } from "./config";
import { vsKnnModel } from "./definition";
import { VsKnnModel } from "./model";
import { SessionIndex } from "./session-index";

describeRecommender(subjectOf(vsKnnModel), { personal: true });
describeRecommender(subjectOf(vsKnnModel, { sessionGapMinutes: 0 }), { personal: true });

const ITEMS = 15;

function createModel(sessions: readonly number[][], changes: Partial<VsKnnConfig> = {}) {
  const config = { ...DEFAULT_VS_KNN, ...changes };
  const index = new SessionIndex(ITEMS, config);
  for (const session of sessions) index.add(session);
  index.endTraining();
  return new VsKnnModel(index, config);
}

const historyOf = (items: readonly number[]) => ({
  items: Uint32Array.from(items),
  weights: new Float32Array(items.length).fill(1),
  at: new Float64Array(items.length),
});

function scoresOf(model: VsKnnModel, running: readonly number[]): Float32Array {
  const out = new Float32Array(ITEMS).fill(Number.NaN);
  model.score(historyOf(running), 0, out);
  return out;
}

function drawSessions(count: number, seed: number): number[][] {
  const rng = createRng(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + rng.integer(6) }, () => Math.min(rng.integer(ITEMS), rng.integer(ITEMS))),
  );
}

describe("session neighbours", () => {
  it("score a case done by hand", () => {
    const model = createModel([[4, 1, 2, 3]], {
      ageDecay: 0,
      lengthPower: 1,
      similarityPower: 1,
      distance: 1,
      backward: 0.5,
      positionPower: 1,
      secondHop: 0,
      repeatWeight: 2,
    });
    // idf cancels down to w = ln 2 at the first place and ln 2 / 2 at the second: one session, and it has both.
    const [first, second] = [Math.LN2, Math.LN2 / 2];
    const scores = scoresOf(model, [2, 1]);
    const [after, before] = [second + first * Math.exp(-1), 0.5 * (first + second * Math.exp(-1))];
    expect(scores[3]).toBeCloseTo(after / 4, 6);
    expect(scores[4]).toBeCloseTo(before / 4, 6);
    // Items of the session go by rates, twice asked and never returned, of the highest score: what 2 had.
    expect(first).toBeGreaterThan(Math.max(after, before));
    expect(scores[1]).toBeCloseTo((2 * (first / 4)) / (2 + 10), 6);
    expect(scores[2]).toBeCloseTo((2 * (first / 4)) / (2 + 20), 6);
    expect(scores[0]).toBe(0);
  });

  it.each([
    ["as they come", {}],
    ["few, and near ones", { neighbours: 4, recentSessions: 6, hopSessions: 3, hopSeeds: 2 }],
    ["without repetition", { repeatWeight: 0 }],
    ["without a second hop", { secondHop: 0, ageDecay: 0.3 }],
  ])("are what the equations say, %s", (_, changes) => {
    const sessions = drawSessions(60, 4);
    const model = createModel(sessions, changes);
    const age = (s: number) => (sessions.length - 1 - s) / sessions.length;
    for (const running of drawSessions(30, 5)) {
      const wanted = scoreLiterally(sessions, running, age, model.config);
      const scores = scoresOf(model, running);
      const size = Math.max(...scores);
      scores.forEach((score, i) =>
        expect(Math.abs(score - (wanted.get(i) ?? 0)) / size, `item ${i} after ${running}`).toBeLessThan(
          1e-5,
        ),
      );
    }
  });

  it("answer alike as scores of everything and as a list", () => {
    const model = createModel(drawSessions(40, 6));
    const blocked = Uint8Array.from({ length: ITEMS }, (_, i) => (i % 4 === 1 ? 1 : 0));
    for (const running of drawSessions(20, 7)) {
      const scores = scoresOf(model, running);
      const positive = scores.filter((score, i) => score > 0 && blocked[i] === 0).length;
      const list = topK(scores, Math.min(6, positive), blocked);
      expect(model.rank(running, 6, blocked)).toEqual(list);
    }
  });

  it("explain every score to the last bit of a float", () => {
    const model = createModel(drawSessions(40, 8));
    for (const running of drawSessions(10, 9)) {
      const scores = scoresOf(model, running);
      const size = Math.max(...scores);
      scores.forEach((score, i) => {
        const shares = model.explain(historyOf(running), i);
        const sum = shares.reduce((total, share) => total + share, 0);
        expect(Math.abs(sum - score) / size).toBeLessThan(1e-6);
      });
    }
  });

  it("explain by the event that brought the item in", () => {
    const model = createModel([
      [1, 2],
      [3, 4],
      [4, 5],
    ]);
    expect([...model.explain(historyOf([1, 3]), 2)].map(Math.sign)).toEqual([1, 0]);
    expect([...model.explain(historyOf([1, 3]), 5)].map(Math.sign)).toEqual([0, 1]); // by way of 4
  });

  it("learn a session at once, and let what follows it take its place", () => {
    const model = createModel([[1, 2]]);
    expect(model.rank([7], 3).items).toEqual(Uint32Array.of(7));
    const first = model.add([7, 8]);
    expect([...model.rank([7], 3).items]).toContain(8);
    model.add([7, 8, 9], first);
    expect([...model.rank([8], 5).items]).toContain(9);
    expect(model.index.learnt).toBe(2);
  });

  it("offer what was met before as often as users return", () => {
    const sessions = (next: (a: number, b: number) => number) =>
      drawSessions(60, 10).map(([a, b]) => [a, b, next(a, b)]);
    const returning = createModel(sessions((a) => a));
    expect([...returning.rank([3, 4], 1).items]).toEqual([3]);
    const staying = createModel(sessions((_, b) => b));
    expect([...staying.rank([3, 4], 1).items]).toEqual([4]);
    const leaving = createModel(sessions((a, b) => (Math.max(a, b) + 1) % ITEMS));
    expect([3, 4]).not.toContain(leaving.rank([3, 4], 1).items[0]);
  });

  it("offer what the newest sessions went on to before what the oldest did", () => {
    const model = createModel(
      [
        [1, 2],
        [1, 3],
      ],
      { repeatWeight: 0, ageDecay: 1, secondHop: 0 },
    );
    expect([...model.rank([1], 2).items]).toEqual([3, 2]);
    expect([
      ...createModel(
        [
          [1, 2],
          [1, 3],
        ],
        { repeatWeight: 0, ageDecay: 0, secondHop: 0 },
      ).rank([1], 1).items,
    ]).toEqual([3]);
  });

  it("read a history up to the last gap", () => {
    const model = createModel([
      [1, 2],
      [3, 4],
    ]);
    const { items, weights } = historyOf([1, 3]);
    const out = new Float32Array(ITEMS);
    model.score({ items, weights, at: Float64Array.of(0, 31 * 60_000) }, 0, out);
    expect([out[2] > 0, out[4] > 0]).toEqual([false, true]);
    model.score({ items, weights, at: Float64Array.of(0, 30 * 60_000) }, 0, out);
    expect([out[2] > 0, out[4] > 0]).toEqual([true, true]);
  });

  it("refuse what they do not know", () => {
    const model = createModel([[1, 2]]);
    expect(() => model.rank([1, 15], 3)).toThrow("Session entry 1: item 15, but the model knows 15.");
    expect(() => model.rank([0.5], 3)).toThrow("item 0.5");
    const weights = Float32Array.of(Number.NaN);
    const history = { ...historyOf([1]), weights };
    expect(() => model.score(history, 0, new Float32Array(ITEMS))).toThrow("entry 0: weight NaN");
  });

  it("refuse parameters out of range, naming them", async () => {
    const log = createLog(1, 1, [[0, 0, "remove", 0]]); // an event, but none that counts
    const subject = (overrides: Record<string, number>) =>
      subjectOf(vsKnnModel, overrides).fit(log, { seed: 1 });
    await expect(subject({ neighbours: 0 })).rejects.toThrow('"neighbours" must lie in 1–100000; found 0');
    await expect(subject({ lastEvents: 2.5 })).rejects.toThrow('"lastEvents" must be an integer');
    await expect(subject({ hopSessions: 501 })).rejects.toThrow("501 > 500");
    const { model } = await subject({});
    const out = new Float32Array(1).fill(Number.NaN);
    model.score(historyOf([0]), 0, out);
    expect(out[0]).toBeGreaterThan(0); // nothing was learnt: only returning is left
  });
});
