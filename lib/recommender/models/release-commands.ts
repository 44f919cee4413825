import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { promoteModel, requireNoFreeze, requirePresentableVersion, requireSeen } from "./commands";
import { getMark, markTakenBack } from "./model-marks";
import { movingAliases } from "./moving-aliases";
import type { CurrentRelease, Stage } from "./release";
import { beginRelease, endRelease, getCurrentRelease, moveRelease } from "./release-rows";
import { requireAutomatic } from "./require-automatic";
import type { NewRelease } from "./schema";

/** Of shoppers who get a version whose release was begun as a shadow, once it is shown. */
export const CANARY_SHARE = 0.1;
/** Of shoppers who keep the predecessor of a version that has passed its canary. */
export const HOLDBACK_SHARE = 0.1;

export interface ReleaseWish extends Pick<NewRelease, "id" | "share" | "reason"> {
  stage: "shadow" | "canary";
  expectedLive?: string | null;
  /** Null: it goes on by hand. */
  rule: CurrentRelease["rule"];
  /** As of a promotion. */
  automatic?: boolean;
}

/**
 * Begins a version's way to shoppers, as a shadow or as a canary beside the live version. A holdback of an earlier one
 * ends. Throws AppError unauthenticated, forbidden, not_found, or conflict: it does not pass the gate, serves already,
 * nothing is live, another release goes on, or promotions are frozen.
 */
export async function startRelease(wish: ReleaseWish, actor: Actor): Promise<string> {
  const name = requireRight(actor, "models:write");
  const { id, stage, share, rule, reason } = wish;
  await requirePresentableVersion(id, wish.automatic ? null : reason);
  return movingAliases(async (db, { live }) => {
    requireSeen(live, wish.expectedLive);
    if (!live)
      throw new AppError(
        "conflict",
        "No version is live to compare it with. Promote it: there is nothing to lose.",
      );
    if (live === id) throw new AppError("conflict", `${id} is live already.`);
    if (wish.automatic) await requireAutomatic(db, id, live);
    if (stage === "canary") await requireNoFreeze(db, wish.automatic ? null : reason);
    await requireRoom(db, live);
    const why = reason ?? "";
    const releaseId = await beginRelease(db, {
      modelId: id,
      controlId: live,
      stage,
      share: stage === "canary" ? share : 0,
      rule,
      reason: why,
      actor: name,
    });
    const detail = {
      stage,
      ...(stage === "canary" && { share }),
      ...(rule && { rule }),
      ...(why && { reason: why }),
    };
    await recordAudit(db, { actor: name, action: "release.start", subject: id, detail });
    return releaseId;
  });
}

/** One release at a time; a holdback has done what it was for when the next version comes. */
async function requireRoom(db: Db, live: string): Promise<void> {
  const current = await getCurrentRelease(db);
  if (current?.stage === "holdback") return endRelease(db, current.id, "live", `${live} has stayed.`);
  if (current)
    throw new AppError(
      "conflict",
      `${current.modelId} is on its way already (${current.stage}). Stop it first.`,
    );
}

/** The release as whoever acts has seen it; of two who act at once, the second is told. */
async function requireStage(db: Db, id: string, stage: Stage): Promise<CurrentRelease> {
  const current = await getCurrentRelease(db);
  if (current?.id === id && current.stage === stage) return current;
  throw new AppError("conflict", "This release has moved on or ended meanwhile. Look again.");
}

export interface ReleaseStep {
  releaseId: string;
  /** The stage it is believed to be in. */
  stage: Stage;
  reason: string | null;
}

/**
 * Takes a release to its next stage: shadow, canary, live with a holdback, live alone. Throws AppError conflict when it is
 * in another stage by now, does not pass the gate, or promotions are frozen and there is no reason to go on.
 *
 * @returns the stage it is in now; null when it has ended
 */
export async function advanceRelease(step: ReleaseStep, actor: Actor): Promise<Stage | null> {
  const name = requireRight(actor, "models:write");
  const { releaseId, stage, reason } = step;
  if (stage === "canary") {
    const { modelId, controlId } = await movingAliases((db) => requireStage(db, releaseId, stage));
    await promoteModel(modelId, actor, {
      expectedLive: controlId,
      reason,
      holdback: HOLDBACK_SHARE,
      hasHeld: true,
    });
    return "holdback";
  }
  return movingAliases(async (db) => {
    const { id, modelId } = await requireStage(db, releaseId, stage);
    const why = reason ?? "";
    const to = stage === "shadow" ? "canary" : "live";
    if (stage === "shadow") {
      await requireNoFreeze(db, reason);
      await moveRelease(db, id, { stage: "canary", share: CANARY_SHARE, reason: why });
    } else await endRelease(db, id, "live", why || "It has stayed.");
    const detail = { from: stage, to, ...(why && { reason: why }) };
    await recordAudit(db, { actor: name, action: "release.advance", subject: modelId, detail });
    return stage === "shadow" ? "canary" : null;
  });
}

/**
 * Ends a release before all shoppers have it: the live version serves everybody again. The end of a holdback leaves the
 * new version live. Throws as `advanceRelease`.
 *
 * @param takesBack it has shown itself to be worse: it does not come back by itself
 */
export async function stopRelease(step: ReleaseStep, actor: Actor, takesBack = false): Promise<void> {
  const name = requireRight(actor, "models:write");
  await movingAliases(async (db) => {
    const { id, modelId, stage } = await requireStage(db, step.releaseId, step.stage);
    const reason = step.reason ?? "Stopped.";
    await endRelease(db, id, stage === "holdback" ? "live" : "stopped", reason);
    if (takesBack && stage !== "holdback") await markTakenBack(db, modelId, name, reason);
    const detail = { stage, reason };
    await recordAudit(db, { actor: name, action: "release.stop", subject: modelId, detail });
  });
}

/**
 * Gives the predecessor of the live version a share of shoppers, or another one than it has, so that both can be compared
 * at the same time. Returns false when that cannot be: there is none that may serve, or a canary goes on.
 *
 * @param controlId the predecessor; the alias `previous` unless given
 */
export async function keepControl(
  share: number,
  reason: string,
  actor: Actor,
  controlId?: string | null,
): Promise<boolean> {
  const name = requireRight(actor, "models:write");
  return movingAliases(async (db, { live, ...aliases }) => {
    const current = await getCurrentRelease(db);
    const previous = current?.controlId ?? controlId ?? aliases.previous;
    if (!live || !previous || previous === live || (current && current.stage !== "holdback")) return false;
    if ((await db.modelArtifact.count({ where: { modelVersionId: previous } })) === 0) return false;
    if ((await getMark(previous, db)).takenBack) return false;
    if (current) await moveRelease(db, current.id, { stage: "holdback", share, reason });
    else
      await beginRelease(db, {
        modelId: live,
        controlId: previous,
        stage: "holdback",
        share,
        rule: { minutes: 60, lists: 200 },
        reason,
        actor: name,
      });
    const detail = { control: previous, share, reason };
    await recordAudit(db, { actor: name, action: "release.control", subject: live, detail });
    return true;
  });
}
