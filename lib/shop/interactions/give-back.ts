import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** A merge that is taken back. */
interface Merge {
  id: string;
  fromId: string;
  intoId: string;
}

/** Called when a merge is taken back: what came with it is again that of the shopper who did it. Returns how much that is. */
export async function giveBackInteractions(db: Db, { id, fromId, intoId }: Merge): Promise<number> {
  return db.$executeRaw`
    update interactions set shopper_id = ${fromId}::uuid
     where shopper_id = ${intoId}::uuid
       and id in (select fact_id from merge_facts where merge_id = ${id}::uuid and what = 'interaction')`;
}

interface LikeThen {
  productId: number;
  liked: boolean;
  at: Date;
}

interface LikesThen {
  from: { likes: readonly LikeThen[] };
  into: { likes: readonly LikeThen[] };
}

/** The same for likes: each side has its own again; what was said anew since stays. */
export async function giveBackLikes(
  db: Db,
  { from, into, likes }: { from: string; into: string; likes: LikesThen },
): Promise<void> {
  const own = new Map(likes.into.likes.map((like) => [like.productId, like]));
  for (const { productId, liked, at } of likes.from.likes) {
    const before = own.get(productId);
    const came = { shopperId: into, productId, liked, at };
    if (!before) await db.like.deleteMany({ where: came });
    else await db.like.updateMany({ where: came, data: { liked: before.liked, at: before.at } });
  }
  const back = likes.from.likes.map((like) => ({ ...like, shopperId: from }));
  await db.like.createMany({ data: back, skipDuplicates: true });
}
