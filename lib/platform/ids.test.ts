import { describe, expect, it } from "vitest";
import { isUuid, parsePublicProductId, toPublicProductId, uuidv7 } from "./ids";

describe("ids", () => {
  it("makes version 7 UUIDs that carry and sort by their time", () => {
    const early = uuidv7(Date.UTC(2026, 0, 1));
    const late = uuidv7(Date.UTC(2026, 0, 2));
    expect(isUuid(early)).toBe(true);
    expect(early[14]).toBe("7");
    expect("89ab").toContain(early[19]);
    expect(Number.parseInt(early.replace("-", "").slice(0, 12), 16)).toBe(Date.UTC(2026, 0, 1));
    expect(early < late).toBe(true);
  });

  it("sorts those of one millisecond as they were made, however many, and lets earlier times be earlier", () => {
    const now = Date.UTC(2026, 0, 3);
    const made = Array.from({ length: 20_000 }, () => uuidv7(now));
    expect(new Set(made).size).toBe(made.length);
    expect(made.toSorted()).toEqual(made);
    expect(made.every(isUuid)).toBe(true);
    expect(uuidv7(now + 1) > (made.at(-1) ?? "")).toBe(true);
    expect(uuidv7(now - 1) < (made[0] ?? "")).toBe(true);
  });

  it("reads public product ids back and nothing else", () => {
    expect(parsePublicProductId(toPublicProductId(42))).toBe(42);
    for (const bad of ["42", "prd_", "prd_0", "prd_1.5", "prd_99999999999", "PRD_1", "85123A"]) {
      expect(parsePublicProductId(bad)).toBeNull();
    }
  });
});
