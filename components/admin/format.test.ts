import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatAmountTick,
  formatCompact,
  formatDay,
  formatPoints,
  formatRelative,
  formatShare,
  formatShareTick,
} from "./format";

describe("numbers as admins read them", () => {
  it("keeps small shares apart", () => {
    expect([0, 0.0042, 0.0123, 0.123, 1, null].map(formatShare)).toEqual([
      "0%",
      "0.42%",
      "1.2%",
      "12.3%",
      "100%",
      "–",
    ]);
  });

  it("always signs a change", () => {
    expect([0.012, -0.0004, 0].map(formatPoints)).toEqual(["+1.2 pp", "−0.04 pp", "±0.00 pp"]);
    expect([0.104, -0.5, 0.0001].map(formatRelative)).toEqual(["+10%", "−50%", "±0%"]);
  });

  it("shortens axes, days and ages", () => {
    expect(formatCompact(12_500)).toBe("12.5k");
    expect([0.2, 0.025, 0].map(formatShareTick)).toEqual(["20%", "2.5%", "0%"]);
    expect(formatAmountTick(125_000, "GBP")).toBe("£1.25k");
    expect(formatAmountTick(50, "GBP")).toBe("£0.5");
    expect(formatDay("2026-03-02")).toBe("2 Mar");
    const now = Date.UTC(2026, 2, 2);
    expect([0, 59_000, 60_000, 7_200_000, 86_400_000].map((ms) => formatAge(now - ms, now))).toEqual([
      "just now",
      "just now",
      "1 minute ago",
      "2 hours ago",
      "yesterday",
    ]);
  });
});
