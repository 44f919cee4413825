import { describe, expect, it } from "vitest";
import {
  clicksPerList,
  emptyOutcome,
  type Outcome,
  rateChange,
  rateOf,
  relativeChange,
  revenuePerShopper,
} from "./outcome";

/** One list each: `clicked` of `shoppers` were clicked. */
function outcomeOf(clicked: number, shoppers: number): Outcome {
  const mean = clicked / shoppers;
  const click = { count: shoppers, mean, variance: (mean * (1 - mean) * shoppers) / (shoppers - 1) };
  const empty = emptyOutcome();
  return { ...empty, lists: shoppers, shoppers, clickedLists: clicked, shares: { ...empty.shares, click } };
}

describe("outcomes", () => {
  it("give each step's rate, a mean over shoppers, with its interval", () => {
    const outcome = { ...outcomeOf(81, 263), clicks: 100 };
    expect(rateOf(outcome, "click")).toMatchObject({ shoppers: 263, lists: 263, value: 81 / 263 });
    expect(rateOf(outcome, "click").interval?.low).toBeCloseTo(0.2553, 3);
    expect(clicksPerList(outcome)).toBeCloseTo(100 / 263);
  });

  it("say nothing where nothing was shown", () => {
    expect(rateOf(emptyOutcome(), "click")).toMatchObject({ shoppers: 0, value: null, interval: null });
    expect(clicksPerList(emptyOutcome())).toBeNull();
    expect(revenuePerShopper(emptyOutcome())).toBeNull();
    expect(rateChange(rateOf(outcomeOf(1, 9), "click"), rateOf(emptyOutcome(), "click"))).toBeNull();
    expect(relativeChange(5, 0)).toBeNull();
  });

  it("tell a clear change from noise", () => {
    const rate = (clicked: number, shoppers: number) => rateOf(outcomeOf(clicked, shoppers), "click");
    expect(rateChange(rate(56, 70), rate(48, 80))).toMatchObject({ clear: true });
    expect(rateChange(rate(5, 70), rate(4, 80))).toMatchObject({ clear: false });
    expect(rateChange(rate(480, 800), rate(560, 700))?.difference).toBeCloseTo(-0.2);
  });
});
