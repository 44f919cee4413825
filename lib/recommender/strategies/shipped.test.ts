import { describe, expect, it } from "vitest";
import { PLACEMENTS } from "./placements";
import { strategyName } from "./strategy-name";
import { shippedStrategy } from "./shipped";

describe("strategies", () => {
  it.each(PLACEMENTS)("%s has a valid recipe of its own", (placement) => {
    const strategy = shippedStrategy(placement);
    expect(strategy.placement).toBe(placement);
    expect(strategyName(strategy)).toMatch(/^[a-z-]+@\d+$/);
  });

  it("have distinct names, which reports tell them apart by", () => {
    expect(new Set(PLACEMENTS.map((placement) => strategyName(shippedStrategy(placement)))).size).toBe(
      PLACEMENTS.length,
    );
  });
});
