import "server-only";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { MAX_SYNONYMS, type NewSynonym } from "./schema";

/** How the audit calls it: `couch, settee` or `xmas → bauble`. */
function describe({ terms, finds }: NewSynonym): string {
  return [terms, finds]
    .filter((words) => words.length > 0)
    .map((words) => words.join(", "))
    .join(" → ");
}

/**
 * Adds a synonym, which every process searches with a moment later. Returns its id. Throws AppError unauthenticated,
 * forbidden, or conflict when it is there already or there are too many.
 */
export async function addSynonym({ terms, finds }: NewSynonym, actor: Actor): Promise<string> {
  const createdBy = requireRight(actor, "merchandising:write");
  return inTransaction(async (db) => {
    const same = { terms: { equals: terms }, finds: { equals: finds } };
    if ((await db.searchSynonym.count({ where: same })) > 0) {
      throw new AppError("conflict", "This is in the list already.");
    }
    if ((await db.searchSynonym.count()) >= MAX_SYNONYMS) {
      throw new AppError("conflict", `There can be ${MAX_SYNONYMS} at most. Please remove one first.`);
    }
    const { id } = await db.searchSynonym.create({
      data: { id: uuidv7(), terms, finds, createdBy },
      select: { id: true },
    });
    const subject = describe({ terms, finds });
    await recordAudit(db, { actor: createdBy, action: "synonym.add", subject });
    return id;
  });
}

/** Removes a synonym. Throws AppError unauthenticated, forbidden, or not_found. */
export async function removeSynonym(id: string, actor: Actor): Promise<void> {
  const name = requireRight(actor, "merchandising:write");
  await inTransaction(async (db) => {
    const known = await db.searchSynonym.findUnique({ where: { id }, select: { terms: true, finds: true } });
    const { count } = await db.searchSynonym.deleteMany({ where: { id } });
    if (!known || count === 0) throw new AppError("not_found", "It is not in the list any more.");
    await recordAudit(db, { actor: name, action: "synonym.remove", subject: describe(known) });
  });
}
