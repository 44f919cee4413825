import { describe, expect, it } from "vitest";
import { createLog, type TestEvent } from "../../testing/logs";
import { effortOf, profileLog } from "./suitability";

const DAY = 1;
const views = (gapDays: number): TestEvent[] =>
  Array.from({ length: 20 }, (_, e) => [e % 2, e % 5, "view", gapDays * Math.floor(e / 2)]);

describe("what a log offers", () => {
  it("is its size, and visits where events follow each other within half an hour", () => {
    expect(profileLog(createLog(2, 5, views(DAY)))).toEqual({
      size: { users: 2, items: 5, events: 20 },
      offers: new Set(),
    });
    expect(profileLog(createLog(2, 5, views(DAY / 100))).offers).toEqual(new Set(["sessions"]));
  });

  it("is ratings where they are more than a few, and content where there is any", () => {
    const rated: TestEvent[] = views(DAY).map(([user, item, , at], e) =>
      e < 10 ? [user, item, "rating", at, 4] : [user, item, "view", at],
    );
    const content = { texts: ["a", "b", "c", "d", "e"], attributes: [[], [], [], [], []] };
    expect(profileLog(createLog(2, 5, rated), content).offers).toEqual(new Set(["content", "ratings"]));
  });

  it("is nothing of an empty log", () => {
    expect(profileLog(createLog(0, 0, [])).offers).toEqual(new Set());
  });
});

it("a model that says nothing of its effort has the usual one, which grows with the log", () => {
  const small = effortOf({}, { users: 10, items: 100, events: 1000 });
  const large = effortOf({}, { users: 10, items: 1000, events: 10_000 });
  expect(small.fit).toBeGreaterThan(0);
  expect(large.fit).toBeCloseTo(10 * small.fit, 9);
  expect(large.answer).toBeGreaterThan(small.answer);
  const effort = () => ({ fit: 7, answer: 8 });
  expect(effortOf({ effort }, { users: 1, items: 1, events: 1 })).toEqual({ fit: 7, answer: 8 });
});
