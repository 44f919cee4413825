import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { likenessOf, type ModelBundle } from "@/ml/index";
import { requireServable } from "./artifact-check";
import { getLiveModelId, loadArtifact } from "./queries";
import { LEAST_LIKENESS, sayUnlike } from "./rehearsal";
import { readStoredMetrics } from "./stored-metrics";

/** Whether the training that made it said that it should serve. */
async function hasTrainingsWord(id: string): Promise<boolean> {
  const row = await getDb().modelVersion.findUnique({ where: { id }, select: { metrics: true } });
  return row !== null && readStoredMetrics(row.metrics).decision.promote;
}

/** The live version as it would serve; null where none does. */
async function loadLive(id: string | null): Promise<ModelBundle | null> {
  const artifact = id === null ? null : await loadArtifact(id);
  if (!artifact) return null;
  try {
    return requireServable(artifact, []);
  } catch {
    // What is refused everywhere is nothing to be like.
    return null;
  }
}

/**
 * Throws AppError conflict when a version ranks unlike the live one although its training did not say that it should serve.
 */
export async function requireLikeLive(id: string, bundle: ModelBundle): Promise<void> {
  if (await hasTrainingsWord(id)) return;
  const liveId = await getLiveModelId();
  if (liveId === null || liveId === id) return;
  const live = await loadLive(liveId);
  const likeness = live && likenessOf(live, bundle);
  if (!likeness || likeness.share >= likeness.byChance + LEAST_LIKENESS) return;
  throw new AppError("conflict", `Version ${id} cannot serve: ${sayUnlike(liveId, likeness)}`);
}
