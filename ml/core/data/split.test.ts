import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLog } from "../../testing/logs";
import { findTemporalCut, sliceLog } from "./split";

const logOfDays = (days: readonly number[]) =>
  createLog(
    1,
    1,
    days.map((day) => [0, 0, "view", day] as const),
  );

describe("the temporal cut", () => {
  it("leaves the newest share behind it and never parts one moment", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (days, share) => {
          const log = logOfDays(days);
          const cut = findTemporalCut(log, share);
          const [past, future] = [sliceLog(log, 0, cut), sliceLog(log, cut, log.length)];
          expect(past.length + future.length).toBe(log.length);
          if (past.length > 0 && future.length > 0)
            expect(past.at[past.length - 1]).toBeLessThan(future.at[0]);
        },
      ),
      { seed: 4 },
    );
  });

  it("is at four fifths of distinct moments, and moves to the start of the moment it hits", () => {
    expect(findTemporalCut(logOfDays([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 0.2)).toBe(8);
    expect(findTemporalCut(logOfDays([1, 2, 3, 4, 5, 6, 7, 7, 7, 10]), 0.2)).toBe(6);
    expect(findTemporalCut(logOfDays([1, 1, 1, 1, 2]), 0.5)).toBe(4);
  });

  it("cuts nothing off where everything happened at once, or nothing did", () => {
    expect(findTemporalCut(logOfDays([3, 3, 3]), 0.2)).toBe(3);
    expect(findTemporalCut(logOfDays([]), 0.2)).toBe(0);
    expect(() => findTemporalCut(logOfDays([1]), 2)).toThrow("A share lies in 0–1; found 2.");
  });
});
