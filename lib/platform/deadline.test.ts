import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { withinDeadline } from "./deadline";

describe("within a deadline", () => {
  it("gives the value, or null for one that comes later", async () => {
    expect(await withinDeadline(sleep(1, "in time"), 1_000)).toBe("in time");
    expect(await withinDeadline(sleep(1_000, "late", { ref: false }), 5)).toBeNull();
  });

  it("passes a failure on in time, and ignores one that comes later", async () => {
    await expect(withinDeadline(Promise.reject(new Error("failed")), 1_000)).rejects.toThrow("failed");
    const fail = async () => {
      await sleep(20);
      throw new Error("nobody listens any more");
    };
    const failing = fail();
    expect(await withinDeadline(failing, 5)).toBeNull();
    await expect(failing).rejects.toThrow("nobody listens");
  });
});
