import "server-only";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { ensureShopper } from "@/lib/shop/shoppers/commands";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";
import { DISLIKED_STARS, type SetDislike } from "./dislike-schema";
import { listOf } from "./list-of";
import { recordFacts } from "./record-facts";
import { getSessionCache, rememberFacts } from "./session-cache";
import { OURSELVES, type Visit } from "./visit";
import { withdrawLowRatings } from "./withdraw";

/**
 * Whoever wants less like a product rates it with one star; taken back, no low rating of it counts any more. Saying the same
 * again changes nothing. Throws AppError forbidden for a shopper who has not allowed personalisation: nothing would follow.
 */
export async function setDislike(
  shopperId: string,
  { product, disliked, list }: SetDislike,
  visit: Visit = OURSELVES,
): Promise<void> {
  const facts = await inTransaction(async (db) => {
    await ensureShopper(db, shopperId);
    // One after the other: a quick undo must see what it takes back.
    const [shopper] = await db.$queryRaw<{ consent: boolean }[]>`
      select consent from shoppers where id = ${shopperId}::uuid for update`;
    if (!disliked) {
      await withdrawLowRatings(db, shopperId, product);
      return [];
    }
    if (!shopper?.consent)
      throw new AppError("forbidden", "You have not allowed this shop to choose products for you.");
    const where = { shopperId, productId: product, kind: "rating", lane: { not: "withdrawn" } } as const;
    const last = await db.interaction.findFirst({ where, orderBy: { at: "desc" }, select: { value: true } });
    if (last && last.value <= DISLIKED_STARS) return [];
    const listId = await listOf(db, list, shopperId, product);
    const fact = { id: uuidv7(), kind: "rating", productId: product, quantity: 1, listId } as const;
    return recordFacts(db, shopperId, [fact], visit);
  });
  rememberFacts(facts);
  if (disliked) return;
  getSessionCache().forget(shopperId);
  void announceShoppers([shopperId]);
}
