import "server-only";
import { AppError } from "@/lib/platform/errors";
import type { LiveModel } from "@/lib/recommender/serving/live-model";
import { registryOrigin } from "@/lib/recommender/serving/model-origin";

/** A version of the registry, proved as one that is to serve. Throws AppError not_found when its artifact is not kept. */
export async function loadVersion(id: string): Promise<LiveModel> {
  const offered = await registryOrigin.load(id);
  if (!offered)
    throw new AppError("not_found", `There is no version ${id}, or its artifact is no longer kept.`);
  return registryOrigin.verify(offered);
}
