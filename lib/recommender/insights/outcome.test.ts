import { describe, expect, it } from "vitest";
import { clicksPerList, emptyOutcome, rateChange, rateOf, relativeChange } from "./outcome";

const outcome = { ...emptyOutcome(), lists: 263, clickedLists: 81, clicks: 100, boughtLists: 0 };

describe("outcomes", () => {
  it("gives each step's share of lists with its interval", () => {
    expect(rateOf(outcome, "click")).toMatchObject({ successes: 81, trials: 263, value: 81 / 263 });
    expect(rateOf(outcome, "click").interval?.low).toBeCloseTo(0.2553, 4);
    expect(rateOf(outcome, "purchase")).toMatchObject({ value: 0, interval: { low: 0 } });
    expect(clicksPerList(outcome)).toBeCloseTo(100 / 263);
  });

  it("says nothing where nothing was shown", () => {
    expect(rateOf(emptyOutcome(), "click")).toEqual({
      successes: 0,
      trials: 0,
      value: null,
      interval: null,
    });
    expect(clicksPerList(emptyOutcome())).toBeNull();
    expect(rateChange(rateOf(outcome, "click"), rateOf(emptyOutcome(), "click"))).toBeNull();
    expect(relativeChange(5, 0)).toBeNull();
  });

  it("tells a clear change from noise", () => {
    const rate = (clickedLists: number, lists: number) =>
      rateOf({ ...emptyOutcome(), lists, clickedLists }, "click");
    expect(rateChange(rate(56, 70), rate(48, 80))).toMatchObject({ clear: true });
    expect(rateChange(rate(5, 70), rate(4, 80))).toMatchObject({ clear: false });
    expect(rateChange(rate(480, 800), rate(560, 700))?.difference).toBeCloseTo(-0.2);
  });
});
