import { afterAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { listJobs } from "@/lib/jobs/queries";
import { closeSender } from "@/lib/jobs/queue";
import { enqueueRetrain, hourSlot } from "./retrain";

withTestDatabase();
afterAll(closeSender);

describe("the regular training", () => {
  const AT = Date.UTC(2026, 5, 1, 3, 17);

  it("is one job per hour, whoever asks and however often", async () => {
    const first = await enqueueRetrain(AT);
    const again = await Promise.all([enqueueRetrain(AT + 1_000), enqueueRetrain(AT + 40 * 60_000)]);
    expect(again).toEqual([
      { id: first.id, created: false },
      { id: first.id, created: false },
    ]);
    const next = await enqueueRetrain(AT + 60 * 60_000);
    expect(next.created).toBe(true);
    expect((await listJobs({ process: "test" })).map((job) => job.id)).toEqual([next.id, first.id]);
  });

  it("names its hour in UTC", () => {
    expect(hourSlot(AT)).toBe("2026-06-01T03");
  });
});
