import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { getEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { enqueue, type Enqueued } from "./commands";

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/**
 * Throws AppError unauthenticated unless the header is `Bearer` and the shop's CRON_SECRET. Digests are compared, in
 * constant time, so that neither content nor length of the secret shows; without a secret the process does not even start.
 */
export function requireCronSecret(authorization: string | null): void {
  const expected = digest(`Bearer ${getEnv().CRON_SECRET}`);
  if (!timingSafeEqual(digest(authorization ?? ""), expected)) {
    throw new AppError("unauthenticated", "The cron secret is missing or wrong.");
  }
}

/** The hour `at` lies in, in UTC: `2026-11-21T03`. */
export function hourSlot(at: number): string {
  return new Date(at).toISOString().slice(0, 13);
}

/**
 * Enqueues the regular training of the hour `at` lies in. However often it is called for that hour, and by whomever
 * (an outside scheduler, the nightly schedule of any worker), there is one job. `at` in milliseconds since the epoch.
 */
export async function enqueueRetrain(at: number): Promise<Enqueued> {
  return enqueue("train", {}, { dedupeKey: `retrain:${hourSlot(at)}` });
}
