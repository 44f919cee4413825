import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { withinAttention, withinDeadline } from "./deadline";

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

describe("within a process's attention", () => {
  it("gives up what is not heard of", async () => {
    expect(await withinAttention(sleep(1_000, "late", { ref: false }), 50)).toBeNull();
  });

  it("does not count for how long the process was busy itself", async () => {
    const answer = async () => {
      for (let turn = 0; turn < 4; turn++) {
        await new Promise(setImmediate);
        const until = performance.now() + 60;
        while (performance.now() < until);
      }
      return "answers";
    };
    expect(await withinDeadline(answer(), 100)).toBeNull();
    expect(await withinAttention(answer(), 100)).toBe("answers");
  });
});
