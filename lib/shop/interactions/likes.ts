import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { uuidv7 } from "@/lib/platform/ids";
import { ensureShopper } from "@/lib/shop/shoppers/commands";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";
import { whatStands } from "@/ml/index";
import { listOf } from "./list-of";
import { recordFacts } from "./record-facts";
import type { SetLike } from "./like-schema";
import type { InteractionKind } from "./schema";
import { rememberFacts } from "./session-cache";
import { OURSELVES, type Visit } from "./visit";

/** What decides whether a like stands. */
const TELLING: InteractionKind[] = ["like", "cart", "remove", "unlike", "uncart"];

/** Whether a like is left of what a shopper did with one product. Oldest first. */
export function leavesLike(kinds: readonly InteractionKind[]): boolean {
  return whatStands(kinds, (kind) => kind).includes("like");
}

/** The last word of a like button, if there is one, and what was recorded after it. */
async function readLikes(db: Db, shopperId: string, productIds?: number[]): Promise<Map<number, boolean>> {
  const products = productIds && { in: productIds };
  const said = await db.like.findMany({
    where: { shopperId, productId: products },
    select: { productId: true, liked: true, at: true },
  });
  const reported = await db.interaction.findMany({
    where: { shopperId, kind: "like", productId: products },
    distinct: ["productId"],
    select: { productId: true },
  });
  const known = new Map(said.map(({ productId, ...word }) => [productId, word]));
  const all = [...new Set([...known.keys(), ...reported.map(({ productId }) => productId)])];
  const past = await db.interaction.findMany({
    where: { shopperId, productId: { in: all }, kind: { in: TELLING }, lane: { not: "withdrawn" } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { productId: true, kind: true, at: true },
  });
  const liked = (productId: number) => {
    const word = known.get(productId);
    const since = past.filter((fact) => fact.productId === productId && (!word || fact.at > word.at));
    const before: InteractionKind[] = word?.liked ? ["like"] : [];
    return leavesLike([...before, ...since.map(({ kind }) => kind)]);
  };
  return new Map(all.map((productId) => [productId, liked(productId)]));
}

/** Whether a canonical shopper likes a product at present. */
export async function isLiked(shopperId: string, productId: number): Promise<boolean> {
  return (await readLikes(getDb(), shopperId, [productId])).get(productId) ?? false;
}

/** Product numbers of everything a canonical shopper likes at present, in no order. */
export async function listLiked(shopperId: string): Promise<number[]> {
  const likes = await readLikes(getDb(), shopperId);
  return [...likes].flatMap(([productId, liked]) => (liked ? [productId] : []));
}

/**
 * Keeps what a like button says, for the shopper's own list; recorded as an interaction, too, where they allow that. Saying
 * the same again changes nothing.
 */
export async function setLike(
  shopperId: string,
  { product, liked, list }: SetLike,
  visit: Visit = OURSELVES,
): Promise<void> {
  const facts = await inTransaction(async (db) => {
    await ensureShopper(db, shopperId);
    // One after the other: a quick second press must see the first.
    await db.$executeRaw`select from shoppers where id = ${shopperId}::uuid for update`;
    const before = (await readLikes(db, shopperId, [product])).get(product) ?? false;
    if (before === liked) return [];
    const kind = liked ? "like" : "unlike";
    const listId = await listOf(db, list, shopperId, product);
    const fact = { id: uuidv7(), kind, productId: product, quantity: 1, listId } as const;
    const recorded = await recordFacts(db, shopperId, [fact], visit);
    const at = new Date(Math.max(Date.now(), ...recorded.map((fact) => fact.at)));
    await db.like.upsert({
      where: { shopperId_productId: { shopperId, productId: product } },
      create: { shopperId, productId: product, liked, at },
      update: { liked, at },
      select: { liked: true },
    });
    return recorded;
  });
  rememberFacts(facts);
  // Kept also where nothing was recorded.
  void announceShoppers([shopperId]);
}
