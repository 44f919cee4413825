import { setTimeout as sleep } from "node:timers/promises";
import type { JobView } from "../schema";
import { requireJob } from "../queries";

const TEST = { process: "test" };

/** Looks at a job until it is as wanted. Throws, saying how it is, when that takes too long. */
export async function waitForJob(
  id: string,
  wanted: (job: JobView) => boolean,
  timeoutMs = 15_000,
): Promise<JobView> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const job = await requireJob(id, TEST);
    if (wanted(job)) return job;
    if (Date.now() > deadline) throw new Error(`The job is still ${JSON.stringify(job)}`);
    await sleep(50);
  }
}
