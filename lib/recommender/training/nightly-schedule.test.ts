import { afterAll, describe, expect, it, vi } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { keepSchedule } from "@/lib/jobs/schedule";
import { isNightlyDue, lastNightly, nightlyTraining } from "./nightly-schedule";
import { listJobs } from "@/lib/jobs/queries";
import { closeSender } from "@/lib/jobs/queue";

withTestDatabase();
afterAll(closeSender);

const local = (day: number, hour: number, minute: number) => new Date(2026, 5, day, hour, minute).getTime();

describe("the nightly schedule", () => {
  it.each([
    ["just before", local(2, 3, 16), local(1, 3, 17)],
    ["on the minute", local(2, 3, 17), local(2, 3, 17)],
    ["in the evening", local(2, 22, 0), local(2, 3, 17)],
    ["after midnight", local(3, 0, 5), local(2, 3, 17)],
  ])("counts from the newest 03:17: %s", (_, now, expected) => {
    expect(lastNightly(now)).toBe(expected);
  });

  it("is due when nothing was trained since", () => {
    const startedAt = local(1, 0, 0);
    expect(isNightlyDue(local(2, 3, 17), local(1, 15, 0), startedAt)).toBe(true);
    expect(isNightlyDue(local(2, 3, 16), local(1, 15, 0), startedAt)).toBe(false);
    expect(isNightlyDue(local(2, 15, 0), local(2, 14, 0), startedAt)).toBe(false);
  });

  it("makes up for a night the shop was closed, and leaves the first training to the launcher", () => {
    expect(isNightlyDue(local(5, 9, 0), local(3, 15, 0), local(5, 9, 0))).toBe(true);
    expect(isNightlyDue(local(5, 9, 0), null, local(5, 9, 0))).toBe(false);
    expect(isNightlyDue(local(6, 3, 17), null, local(5, 9, 0))).toBe(true);
  });

  it("is kept by every worker and enqueued once", async () => {
    const stopping = new AbortController();
    const workers = [1, 2, 3].map(() => {
      let asked = 0;
      // Started at two, looks at four.
      const clock = { now: () => local(2, asked++ === 0 ? 2 : 4, 0) };
      return keepSchedule(nightlyTraining, { signal: stopping.signal, clock });
    });
    await vi.waitFor(async () => expect(await listJobs({ process: "test" })).not.toEqual([]), 5_000);
    stopping.abort();
    await Promise.all(workers);
    expect((await listJobs({ process: "test" })).map(({ name, state }) => [name, state])).toEqual([
      ["train", "queued"],
    ]);
  });
});
