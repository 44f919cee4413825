import { describe, expect, it } from "vitest";
import { PLACEMENTS } from "./placements";
import { strategyName, strategyOf } from "./strategies";

describe("strategies", () => {
  it.each(PLACEMENTS)("%s has a valid recipe of its own", (placement) => {
    const strategy = strategyOf(placement);
    expect(strategy.placement).toBe(placement);
    expect(strategyName(strategy)).toMatch(/^[a-z-]+@\d+$/);
  });

  it("have distinct names, which reports tell them apart by", () => {
    expect(new Set(PLACEMENTS.map((placement) => strategyName(strategyOf(placement)))).size).toBe(
      PLACEMENTS.length,
    );
  });
});
