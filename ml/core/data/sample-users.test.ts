import { describe, expect, it } from "vitest";
import type { EventLog } from "./events";
import { createRng } from "../../base/rng";
import { createTasteLog } from "../../testing/logs";
import { keepUsers, sampleUsers } from "./sample-users";

const log = createTasteLog(200, 4, 25, 9);

/** Everything each user did, as text, in the order of the log. */
function storiesOf({ length, userCount, users, items, kinds, values, at }: EventLog): string[] {
  const stories = Array.from({ length: userCount }, () => "");
  for (let e = 0; e < length; e++) {
    stories[users[e]] += `${items[e]} ${kinds[e]} ${values[e]} ${at[e]};`;
  }
  return stories;
}

describe("a sample of users", () => {
  it("has everything each of them did, in order, and nobody else; items keep their numbers", () => {
    const sample = sampleUsers(log, log.length / 4, createRng(2));
    expect(sample.length).toBeGreaterThan(log.length / 6);
    expect(sample.length).toBeLessThan(log.length / 3);
    expect(sample.itemCount).toBe(log.itemCount);
    expect(sample.at).toEqual(sample.at.toSorted());
    const all = new Set(storiesOf(log));
    const drawn = storiesOf(sample);
    expect(drawn.every((story) => all.has(story))).toBe(true);
    expect(new Set(drawn).size).toBe(sample.userCount);
  });

  it("is the log itself where that is not longer, and the same for the same seed", () => {
    expect(sampleUsers(log, log.length, createRng(2))).toBe(log);
    const [first, again, other] = [3, 3, 4].map((seed) => sampleUsers(log, 500, createRng(seed)));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("of nobody is an empty log", () => {
    const none = keepUsers(log, new Int32Array(log.userCount).fill(-1), 0);
    expect([none.length, none.userCount, none.users.length]).toEqual([0, 0, 0]);
  });
});
