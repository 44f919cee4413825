import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createRng } from "../../base/rng";
import { createLog, DAY } from "../../testing/logs";
import { createFolds } from "./create-folds";

describe("the questions of sessions", () => {
  it("asks every prefix of the newest sessions for what came next, repetitions included", () => {
    const log = createLog(4, 6, [
      [0, 5, "view", 1],
      [1, 0, "view", 2],
      [1, 1, "view", 3],
      [0, 1, "view", 4], // ends after session 1
      [2, 3, "view", 5],
      [2, 3, "view", 6],
      [2, 4, "view", 7],
      [3, 2, "view", 8], // one event asks nothing
    ]);
    const [{ train, evaluation }] = createFolds(
      log,
      { kind: "next-item", share: 0.5 },
      DEFAULT_WEIGHTS,
      createRng(1),
    );
    expect([...train.users]).toEqual([0, 1, 1, 0]);
    expect(evaluation.known).toBe("allowed");
    expect(
      evaluation.cases.map(({ history, relevant, now = 0 }) => [
        [...history.items],
        [...relevant],
        now / DAY,
      ]),
    ).toEqual([
      [[3], [3], 5],
      [[3, 3], [4], 6],
    ]);
  });

  it("does not ask where a user with several kinds of events stays on an item", () => {
    const log = createLog(2, 4, [
      [0, 3, "view", 1],
      [1, 0, "view", 2],
      [1, 0, "cart", 3],
      [1, 2, "view", 4],
      [1, 2, "remove", 5],
    ]);
    const [{ evaluation }] = createFolds(
      log,
      { kind: "next-item", share: 0.5 },
      DEFAULT_WEIGHTS,
      createRng(1),
    );
    expect(evaluation.cases.map(({ history, relevant }) => [[...history.items], [...relevant]])).toEqual([
      [[0, 0], [2]],
    ]);
  });
});
