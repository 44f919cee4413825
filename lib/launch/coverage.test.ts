import { describe, expect, it, vi } from "vitest";
import { verifyCoverage } from "./coverage";

const file = (total: number, covered: number) => ({ lines: { total, covered } });

describe("coverage", () => {
  it("is measured per layer, and each has to have enough", () => {
    const print = vi.spyOn(console, "log").mockImplementation(() => {});
    const good = { "/shop/lib/a.ts": file(100, 90), "/shop/ml/b.ts": file(50, 50), total: file(150, 140) };
    expect(verifyCoverage(good, "/shop")).toBe(true);
    expect(print).toHaveBeenLastCalledWith("Lines covered: lib 90.0 %, ml 100.0 % (at least 85 % each)");
    const poor = { ...good, "/shop/ml/c.ts": file(50, 10) };
    expect(verifyCoverage(poor, "/shop")).toBe(false);
    expect(verifyCoverage({}, "/shop")).toBe(false);
    print.mockRestore();
  });
});
