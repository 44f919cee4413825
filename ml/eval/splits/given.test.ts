import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createLog, DAY } from "../../testing/logs";
import { createFixedFold, createPrefixFold } from "./given";

describe("given splits", () => {
  const train = createLog(2, 4, [
    [0, 0, "view", 1],
    [1, 1, "view", 2],
  ]);

  it("ask for what is new, or for everything", () => {
    const test = createLog(2, 4, [
      [0, 0, "view", 3],
      [0, 2, "view", 4],
    ]);
    const asked = (known?: "left-out" | "allowed") =>
      createFixedFold(train, test, DEFAULT_WEIGHTS, known).evaluation.cases.map((c) => [...c.relevant]);
    expect(asked()).toEqual([[2]]);
    expect(asked("allowed")).toEqual([[0, 2]]);
  });

  it("ask when the test part begins, or each user at their own time where it does not lie behind", () => {
    const later = createLog(2, 4, [
      [0, 2, "view", 3],
      [1, 3, "view", 5],
    ]);
    const behind = createFixedFold(train, later, DEFAULT_WEIGHTS).evaluation;
    expect(behind.cases.map(({ now }) => now ?? behind.now)).toEqual([3 * DAY, 3 * DAY]);
    const among = createFixedFold(
      createLog(2, 4, [
        [0, 0, "view", 1],
        [1, 1, "view", 2],
        [1, 0, "view", 9],
      ]),
      createLog(2, 4, [
        [0, 2, "view", 3],
        [0, 3, "view", 4],
        [1, 3, "view", 10],
      ]),
      DEFAULT_WEIGHTS,
    ).evaluation;
    expect(among.now).toBe(9 * DAY);
    expect(among.cases.map(({ now }) => now)).toEqual([3 * DAY, 10 * DAY]);
  });

  it("refuse logs that are numbered differently, and strangers alone", () => {
    const other = createLog(3, 4, [[0, 2, "view", 3]]);
    expect(() => createFixedFold(train, other, DEFAULT_WEIGHTS)).toThrow(
      "userCount of 2, the test part one of 3",
    );
    expect(() => createFixedFold(train, createLog(2, 4, []), DEFAULT_WEIGHTS)).toThrow("no user has both");
  });

  it("ask prefixes for what came next", () => {
    const { evaluation } = createPrefixFold(
      train,
      [{ prefix: Uint32Array.of(3, 1), next: 3 }],
      DEFAULT_WEIGHTS,
    );
    const [{ history, relevant }] = evaluation.cases;
    expect([[...history.items], [...relevant], evaluation.known]).toEqual([[3, 1], [3], "allowed"]);
    expect(history.at.every((at) => at === 2 * DAY)).toBe(true);
  });

  it("refuse prefixes that ask nothing or of items nobody knows", () => {
    const ask = (prefix: number[], next: number) => () =>
      createPrefixFold(train, [{ prefix: Uint32Array.from(prefix), next }], DEFAULT_WEIGHTS);
    expect(ask([], 1)).toThrow("Prefix 0 is empty");
    expect(ask([4], 1)).toThrow("Prefix 0: item 4, but there are only 4");
    expect(ask([1], -1)).toThrow("item -1");
    expect(() => createPrefixFold(train, [], DEFAULT_WEIGHTS)).toThrow("no prefixes");
  });
});
