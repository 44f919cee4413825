import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { ModelParameters } from "./model-version";
import { getMark } from "./model-marks";
import { getCurrentRelease } from "./release-rows";
import { readStoredMetrics } from "./stored-metrics";
import type { Recipe } from "@/ml/index";

/** For so long a recipe whose version was taken back has to prove itself on some shoppers before all get it. */
const REMEMBERED_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * What a training may not decide by itself: to replace a pinned version, to bring back what was taken back (the version
 * itself, or one made of the same interactions in the same way), to cross a release that people have begun. Throws
 * AppError conflict with the reason.
 */
export async function requireAutomatic(db: Db, id: string, live: string | null): Promise<void> {
  const { takenBack } = await getMark(id, db);
  if (takenBack)
    throw new AppError(
      "conflict",
      `Kept as a candidate: ${takenBack.by} took it back (${takenBack.reason}) It waits for a person.`,
    );
  const twin = await findTakenBackTwin(db, id);
  if (twin)
    throw new AppError(
      "conflict",
      `Kept as a candidate: it was made of the same interactions in the same way as ${twin}, which was taken back. ` +
        `It waits for a person.`,
    );
  if (live && (await getMark(live, db)).pinned)
    throw new AppError("conflict", `Kept as a candidate: the live version ${live} is pinned.`);
  const release = await getCurrentRelease(db);
  if (release && release.stage !== "holdback" && release.modelId !== id)
    throw new AppError(
      "conflict",
      `Kept as a candidate: ${release.modelId} is on its way to shoppers (${release.stage}), one at a time.`,
    );
}

/** A version that was taken back and of which `id` is another copy. */
async function findTakenBackTwin(db: Db, id: string): Promise<string | null> {
  const own = await db.modelVersion.findUnique({
    where: { id },
    select: { snapshotHash: true, parameters: true },
  });
  if (!own) return null;
  const twins = await db.modelVersion.findMany({
    where: { id: { not: id }, snapshotHash: own.snapshotHash, mark: { takenBackAt: { not: null } } },
    select: { id: true, parameters: true },
  });
  const told = tell(own.parameters as unknown as ModelParameters);
  return twins.find((twin) => tell(twin.parameters as unknown as ModelParameters) === told)?.id ?? null;
}

/** What of its parameters makes a version what it is: how long a training might choose is none of it. */
function tell({ seed, until }: ModelParameters): string {
  return JSON.stringify([seed, until]);
}

/** Which models rank, whatever their parameters. */
function kindsOf(recipe: Recipe | null): string {
  if (!recipe) return "";
  return [...new Set(recipe.roles.ranker.map(({ part }) => recipe.parts[part]?.kind ?? part))].sort().join();
}

/** A version that was taken back lately and ranks by the same kinds of models as `id`; null when there is none. */
export async function findTakenBackKin(db: Db, id: string): Promise<string | null> {
  const own = await db.modelVersion.findUnique({ where: { id }, select: { metrics: true } });
  const kinds = kindsOf(readStoredMetrics(own?.metrics).comparison.recipe);
  if (kinds === "") return null;
  const lately = { gt: new Date(Date.now() - REMEMBERED_DAYS * DAY_MS) };
  const others = await db.modelVersion.findMany({
    where: { id: { not: id }, mark: { takenBackAt: lately } },
    select: { id: true, metrics: true },
    orderBy: { createdAt: "desc" },
  });
  const kin = others.find(({ metrics }) => kindsOf(readStoredMetrics(metrics).comparison.recipe) === kinds);
  return kin?.id ?? null;
}
