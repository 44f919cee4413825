import { describe, expect, it } from "vitest";
import { isActive, type Job, jobDuration, jobOutcome } from "./job";

const job: Job = {
  id: "j",
  name: "train",
  state: "running",
  progress: 0.5,
  stage: "als",
  attempts: 1,
  cancelRequested: false,
  error: null,
  result: null,
  createdAt: "2026-03-02T12:00:00.000Z",
  startedAt: "2026-03-02T12:00:01.000Z",
  finishedAt: null,
};

describe("jobs", () => {
  it("says how long one runs, or ran", () => {
    const now = Date.parse("2026-03-02T12:01:06Z");
    expect(jobDuration(job, now)).toBe("1 min 5 s");
    expect(jobDuration({ ...job, finishedAt: "2026-03-02T12:00:31Z" }, now)).toBe("30 s");
    expect(jobDuration({ ...job, startedAt: null }, now)).toBe("");
  });

  it("says how one ended", () => {
    expect(jobOutcome({ error: null, result: { reason: "Promoted." } })).toBe("Promoted.");
    expect(jobOutcome({ error: "The worker was lost.", result: null })).toBe("The worker was lost.");
    for (const result of [null, 3, "x", {}, { reason: 1 }]) {
      expect(jobOutcome({ error: null, result })).toBeNull();
    }
  });

  it("knows which have still to end", () => {
    const states = ["queued", "running", "completed", "failed", "cancelled"] as const;
    expect(states.filter((state) => isActive({ state }))).toEqual(["queued", "running"]);
  });
});
