import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { Synonym } from "./schema";

/** The shop's own synonyms, newest first. Throws AppError unauthenticated or forbidden. */
export async function listSynonyms(actor: Actor): Promise<Synonym[]> {
  requireRight(actor, "merchandising:read");
  const rows = await getDb().searchSynonym.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}
