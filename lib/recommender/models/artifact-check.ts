import "server-only";
import { AppError, messageOf } from "@/lib/platform/errors";
import { decodeBundle, EMPTY_HISTORY, findDeviation, FormatError, type ModelBundle } from "@/ml/index";
import type { StoredArtifact } from "./model-version";
import { BEFORE_REHEARSALS, sayDeviation, type StoredRehearsal } from "./rehearsal";
import { sha256Of } from "./sha256";

/** A model that knows less than this share of the products on sale would leave most of the shop out. */
export const LEAST_COVERAGE = 0.5;

/** What everybody is told of a version whose format this Aisle has left behind. */
export const OUTDATED = "it was trained by an older version of Aisle, and a new one is being trained";

/** Whether a refusal is about an artifact's age rather than its health. */
export function isOutdated(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof FormatError && cause.code === "older_version";
}

function refuse(id: string, why: string, cause?: unknown): never {
  throw new AppError("conflict", `Version ${id} cannot serve: ${why}`, { cause });
}

function requireFiniteScores(id: string, { ranker, itemIds: productIds, trainedAt }: ModelBundle): void {
  if (ranker.itemCount !== productIds.length)
    refuse(id, "its model and its list of products differ in length.");
  const scores = new Float32Array(ranker.itemCount);
  ranker.score(EMPTY_HISTORY, trainedAt, scores);
  if (!scores.every(Number.isFinite)) refuse(id, "its scores are not finite.");
}

/** Finite nonsense is told by this: it answers otherwise than what was trained. */
function requireRehearsed(id: string, bundle: ModelBundle, rehearsal: StoredRehearsal): void {
  if (rehearsal === BEFORE_REHEARSALS) return;
  if (rehearsal === null)
    refuse(
      id,
      "no training has kept what it answers, so that nobody can tell whether this is what was trained.",
    );
  const deviation = findDeviation(bundle, rehearsal);
  if (deviation) refuse(id, sayDeviation(deviation));
}

/** Share of `onSale` that the bundle has learnt about; 1 when nothing is on sale. */
function coverageOf(productIds: Int32Array, onSale: readonly number[]): number {
  if (onSale.length === 0) return 1;
  const known = new Set(productIds);
  return onSale.filter((id) => known.has(id)).length / onSale.length;
}

/**
 * The one gate every model passes before it serves: stored as it was made (checksum), decodes, scores are finite, knows
 * enough of what is on sale, answers what its training asked it as it did then. Returns the decoded bundle, to which the
 * artifact's bytes belong from then on. Throws AppError conflict with the reason.
 *
 * @param onSale numbers of the active products
 */
export function requireServable(artifact: StoredArtifact, onSale: readonly number[]): ModelBundle {
  const { id, bytes, sha256, rehearsal } = artifact;
  if (sha256Of(bytes) !== sha256) refuse(id, "its artifact was changed or damaged after it was stored.");
  let bundle: ModelBundle;
  try {
    bundle = decodeBundle(bytes, { adopt: true, digest: sha256Of });
  } catch (error) {
    const isOld = error instanceof FormatError && error.code === "older_version";
    return refuse(id, isOld ? `${OUTDATED}.` : messageOf(error), error);
  }
  requireFiniteScores(id, bundle);
  const coverage = coverageOf(bundle.itemIds, onSale);
  if (coverage < LEAST_COVERAGE) {
    const percent = (share: number) => `${Math.floor(share * 100)} %`;
    refuse(
      id,
      `it knows ${percent(coverage)} of the products on sale; at least ${percent(LEAST_COVERAGE)} are needed.`,
    );
  }
  requireRehearsed(id, bundle, rehearsal);
  return bundle;
}
