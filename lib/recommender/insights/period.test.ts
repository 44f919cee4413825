import { describe, expect, it } from "vitest";
import { daysOf, lastDays, lengthOf, previousPeriod, readPeriod } from "./period";

const NOW = Date.UTC(2026, 2, 1, 23, 59);

describe("periods", () => {
  it("counts days over a month's end and a leap day", () => {
    expect(daysOf({ from: "2028-02-28", to: "2028-03-01" })).toEqual([
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ]);
    expect(lengthOf({ from: "2026-03-01", to: "2026-03-01" })).toBe(1);
  });

  it("compares with as many days before", () => {
    expect(previousPeriod({ from: "2026-03-01", to: "2026-03-07" })).toEqual({
      from: "2026-02-22",
      to: "2026-02-28",
    });
  });

  it("ends today, in UTC", () => {
    expect(lastDays(7, NOW)).toEqual({ from: "2026-02-23", to: "2026-03-01" });
  });
});

describe("readPeriod", () => {
  it("takes what the address says", () => {
    const asked = { from: "2026-01-01", to: "2026-01-31" };
    expect(readPeriod(asked, NOW)).toEqual({ period: asked, problem: null });
  });

  it("is the last 28 days when nothing is said", () => {
    expect(readPeriod({}, NOW)).toEqual({ period: { from: "2026-02-02", to: "2026-03-01" }, problem: null });
  });

  it.each([
    [{ from: "2026-02-30", to: "2026-03-01" }, /could not be read/],
    [{ from: "2026-02-01" }, /could not be read/],
    [{ from: ["2026-02-01", "2026-02-02"], to: "2026-03-01" }, /could not be read/],
    [{ from: "2026-03-01", to: "2026-02-01" }, /comes before/],
    [{ from: "2020-01-01", to: "2026-02-01" }, /At most 366 days/],
  ])("says what is wrong with %j", (query, problem) => {
    const read = readPeriod(query, NOW);
    expect(read.problem).toMatch(problem);
    expect(lengthOf(read.period)).toBe(28);
  });
});
