import { bucketOf } from "@/ml/index";
import type { ReleaseRule } from "./schema";

/**
 * The stages of a version's way to all shoppers, in order: scored but not shown; shown to a share of shoppers; shown to all
 * but a share who keep its predecessor, so that both can be compared at the same time.
 */
export type Stage = "shadow" | "canary" | "holdback";

/** How a release ended: all shoppers have it, it was stopped before they had, or they had it and it was taken back. */
export type ReleaseOutcome = "live" | "stopped" | "rolled-back";

/** A release that goes on, as far as serving and the guard need it. */
export interface CurrentRelease {
  id: string;
  modelId: string;
  /** What it is compared with. Null when that version is gone. */
  controlId: string | null;
  stage: Stage;
  /** In a canary, of the shoppers who get the version; in a holdback, of those who keep its predecessor. */
  share: number;
  salt: string;
  rule: ReleaseRule | null;
  /** Milliseconds since the epoch: when the present stage began, or its share was last changed. */
  stageAt: number;
  startedAt: number;
  actor: string;
  reason: string;
}

/** A release as the admin's pages list it. */
export interface ReleaseSummary extends Omit<CurrentRelease, "stage" | "salt"> {
  stage: Stage | "ended";
  outcome: ReleaseOutcome | null;
  endedAt: number | null;
}

/**
 * The version a shopper gets besides the usual one: a pure function of release and shopper, so that they keep it through
 * all requests and processes. Canary and holdback take opposite ends of the same hash: whoever had the version in the
 * canary keeps it when all others get it.
 *
 * @returns null: the live version
 */
export function releasedModelFor(release: CurrentRelease | null, shopper: string | null): string | null {
  if (!release || shopper === null || release.stage === "shadow") return null;
  const bucket = bucketOf(release.salt, shopper);
  if (release.stage === "canary") return bucket < release.share ? release.modelId : null;
  return bucket >= 1 - release.share ? release.controlId : null;
}
