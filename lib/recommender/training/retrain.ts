import "server-only";
import { getEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isSameSecret, readBearer } from "@/lib/platform/http/bearer";
import { enqueue, type Enqueued } from "@/lib/jobs/commands";
import { BUNDLE_VERSION } from "@/ml/index";
import { trainJob } from "./train-job";

/**
 * Throws AppError unauthenticated unless the request carries the shop's CRON_SECRET as its bearer token. Compared in
 * constant time; without a secret of sufficient length the process does not even start.
 */
export function requireCronSecret(request: Request): void {
  if (!isSameSecret(readBearer(request) ?? "", getEnv().CRON_SECRET)) {
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
  return enqueue(trainJob, {}, { dedupeKey: `retrain:${hourSlot(at)}` });
}

/** Enqueues the training that replaces a live version of an older format; however often it is called, there is one job. */
export async function enqueueRenewal(modelId: string): Promise<Enqueued> {
  return enqueue(trainJob, {}, { dedupeKey: `renew:${modelId}:${BUNDLE_VERSION}` });
}
