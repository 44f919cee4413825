import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { noteGuard } from "./guard-log";

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Says that the guard is to leave a version alone for some hours, whatever it sees. It goes on watching and says what it
 * would have done. Throws AppError unauthenticated, forbidden or not_found.
 */
export async function keepServing(
  { id, hours, reason }: { id: string; hours: number; reason: string },
  actor: Actor,
): Promise<void> {
  const name = requireRight(actor, "models:write");
  if ((await getDb().modelVersion.count({ where: { id } })) === 0)
    throw new AppError("not_found", `There is no version ${id}.`);
  const now = Date.now();
  const until = new Date(now + hours * HOUR_MS);
  const message = `The guard leaves it alone for ${hours} h: ${reason}`;
  const fact = { at: now, kind: "overrule" as const, alarm: null, modelId: id, controlId: null };
  await noteGuard({ ...fact, message, actor: name, until });
}
