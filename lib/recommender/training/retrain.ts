import "server-only";
import { enqueue, type Enqueued } from "@/lib/jobs/commands";
import { trainJob } from "./train-job";

/** The hour `at` lies in, in UTC: `2026-11-21T03`. */
export function hourSlot(at: number): string {
  return new Date(at).toISOString().slice(0, 13);
}

/**
 * Enqueues the regular training of the hour `at` lies in. However often it is called for that hour, and by whomever
 * (an outside scheduler, the nightly schedule of any worker), there is one job. `at` in milliseconds since the epoch.
 */
export async function enqueueRetrain(at: number): Promise<Enqueued> {
  return enqueue(trainJob, {}, { dedupeKey: `retrain:${hourSlot(at)}` });
}
