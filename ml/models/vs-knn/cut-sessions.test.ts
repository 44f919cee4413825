import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHTS } from "../../core/data/events";
import { createLog } from "../../testing/logs";
import { countRunning, cutSessions } from "./cut-sessions";

const MINUTE = 1 / 1440;

function listSessions(gapMinutes: number): number[][] {
  const log = createLog(3, 9, [
    [1, 5, "view", 0],
    [0, 1, "view", 1 * MINUTE],
    [1, 6, "cart", 2 * MINUTE],
    [1, 6, "remove", 3 * MINUTE], // the cart did not happen
    [0, 1, "view", 31 * MINUTE], // half an hour later: the same session
    [0, 2, "purchase", 62 * MINUTE], // longer than that: the next
    [1, 5, "view", 63 * MINUTE],
  ]);
  const { starts, items } = cutSessions(log, DEFAULT_WEIGHTS, gapMinutes);
  return Array.from({ length: starts.length - 1 }, (_, s) => [...items.subarray(starts[s], starts[s + 1])]);
}

describe("cutting a log into sessions", () => {
  it("cuts where a user was idle for longer than the gap, oldest session first", () => {
    expect(listSessions(30)).toEqual([[5], [1, 1], [2], [5]]);
  });

  it("without a gap takes all of a user as one session", () => {
    expect(listSessions(0)).toEqual([
      [5, 5],
      [1, 1, 2],
    ]);
    expect(listSessions(-1)).toEqual(listSessions(0));
  });

  it("reads the running session of a history by the same rule", () => {
    const at = Float64Array.of(0, 29, 60, 89, 90).map((minutes) => minutes * 60_000);
    expect(countRunning(at, 30, 10)).toBe(3);
    expect(countRunning(at, 30, 2)).toBe(2);
    expect(countRunning(at, 31, 10)).toBe(5);
    expect(countRunning(at, 0, 10)).toBe(5);
    expect(countRunning(new Float64Array(0), 30, 10)).toBe(0);
  });
});
