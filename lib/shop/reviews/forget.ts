import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Removes what these shoppers have said of products. Returns how much that was. */
export async function forgetReviews(db: Db, shopperIds: readonly string[]): Promise<number> {
  return (await db.review.deleteMany({ where: { shopperId: { in: [...shopperIds] } } })).count;
}
