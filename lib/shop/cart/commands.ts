import "server-only";
import { currentLanguage, sayError } from "@/lib/platform/current-words";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError, isAppError } from "@/lib/platform/errors";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import type { Fact } from "@/lib/shop/interactions/facts";
import { listOf } from "@/lib/shop/interactions/list-of";
import { isRecorded, recordFacts, type ShopFact } from "@/lib/shop/interactions/record-facts";
import { rememberFacts } from "@/lib/shop/interactions/session-cache";
import { OURSELVES } from "@/lib/shop/interactions/visit";
import { toCode } from "@/lib/shop/promos/code";
import { findPromo } from "@/lib/shop/promos/find-promo";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";
import { ensureShopper } from "@/lib/shop/shoppers/commands";
import type { Cart } from "./cart";
import { assertOrderable, findVariantId, readOffer } from "./offer";
import { getCart } from "./queries";
import type { AddSet, AddToCart, RemoveFromCart, SetQuantity } from "./schema";
import { type AddedSet, describeAdded } from "./set";

/** Makes the shopper's cart unless it is there, and locks it: changes of one cart happen one after the other. */
async function openCart(db: Db, shopperId: string): Promise<string> {
  await ensureShopper(db, shopperId);
  const { id } = await db.cart.upsert({
    where: { shopperId },
    create: { id: randomId(), shopperId },
    update: { updatedAt: new Date() },
    select: { id: true },
  });
  return id;
}

/** As many clicks back as somebody may still send again. */
const CLICKS_KEPT = 50;

/** Remembers a click; false when it has been dealt with. Apart from interactions, which not everybody leaves. */
async function countClick(db: Db, cartId: string, click: string): Promise<boolean> {
  if (await isRecorded(db, click)) return false;
  const counted = await db.$executeRaw`
    update carts set clicks = (${click}::uuid || clicks)[:${CLICKS_KEPT}::int]
     where id = ${cartId}::uuid and not ${click}::uuid = any(coalesce(clicks, '{}'))`;
  return counted === 1;
}

/** Runs `change` on the open cart and answers with the cart it leaves; `change` answers with the facts it recorded. */
async function changeCart(
  shopperId: string,
  change: (db: Db, cartId: string) => Promise<Fact[]>,
): Promise<Cart> {
  const { cart, facts } = await inTransaction(async (db, client) => {
    const facts = await change(db, await openCart(db, shopperId));
    return { cart: await getCart(shopperId, client), facts };
  });
  rememberFacts(facts);
  void announceShoppers([shopperId]);
  return cart;
}

/**
 * Puts `quantity` more of a product into the cart, remembers the list it was found in and records the interaction. The
 * same click (`interaction`) sent twice adds once. Throws AppError not_found, or conflict when stock does not suffice.
 */
export async function addToCart(shopperId: string, input: AddToCart, visit = OURSELVES): Promise<Cart> {
  return changeCart(shopperId, async (db, cartId) => {
    if (!(await countClick(db, cartId, input.interaction))) return [];
    return recordFacts(db, shopperId, [await putIn(db, cartId, shopperId, input)], visit);
  });
}

/** Puts pieces of one product into an open cart. Throws as addToCart does, and has then written nothing. */
async function putIn(db: Db, cartId: string, shopperId: string, wanted: AddToCart): Promise<ShopFact> {
  const { product, quantity, interaction, list } = wanted;
  const offer = await readOffer(db, cartId, wanted);
  assertOrderable(offer, offer.inCart + quantity);
  const { variantId } = offer;
  const listId = await listOf(db, list, shopperId, product);
  await db.cartItem.upsert({
    where: { cartId_productId_variantId: { cartId, productId: product, variantId } },
    create: { cartId, productId: product, variantId, quantity, listId },
    // Where it was found last counts; found nowhere, it keeps the list it came from.
    update: { quantity: { increment: quantity }, listId: listId ?? undefined },
    select: { quantity: true },
  });
  return { id: interaction, kind: "cart", productId: product, quantity, listId };
}

/** A set of which more than one of a product may be wanted. */
type WantedSet = Pick<AddSet, "interaction"> & {
  pieces: readonly (AddSet["pieces"][number] & { quantity?: number })[];
};

/**
 * Puts one of each product of a set into the cart, all in one transaction, each with the list it was found in. What cannot be
 * had is left out and named. The same click sent twice adds once. Throws AppError conflict when nothing can be had.
 */
export async function addSetToCart(
  shopperId: string,
  { pieces, interaction }: WantedSet,
  visit = OURSELVES,
): Promise<AddedSet & { cart: Cart }> {
  const outcome: AddedSet = { added: pieces.length, missing: [] };
  const cart = await changeCart(shopperId, async (db, cartId) => {
    if (!(await countClick(db, cartId, interaction))) return [];
    const facts: ShopFact[] = [];
    for (const piece of pieces) {
      // One of the facts has the click's own id.
      const id = facts.length === 0 ? interaction : uuidv7();
      try {
        facts.push(await putIn(db, cartId, shopperId, { quantity: 1, ...piece, interaction: id }));
      } catch (error) {
        if (!isAppError(error)) throw error;
        outcome.missing.push(await describeMissing(db, piece.product, error));
      }
    }
    outcome.added = facts.length;
    if (facts.length === 0) throw new AppError("conflict", describeAdded(outcome, currentLanguage()));
    return recordFacts(db, shopperId, facts, visit);
  });
  return { ...outcome, cart };
}

async function describeMissing(db: Db, id: number, { message: why }: AppError) {
  const found = await db.product.findUnique({ where: { id }, select: { name: true } });
  return { product: toPublicProductId(id), name: found?.name ?? sayError("aProduct"), why };
}

/** Sets how many of a product the cart holds. Asking for less is always possible. Throws as addToCart does. */
export async function setQuantity(shopperId: string, input: SetQuantity): Promise<Cart> {
  const { product, quantity } = input;
  return changeCart(shopperId, async (db, cartId) => {
    const offer = await readOffer(db, cartId, input);
    if (quantity > offer.inCart) assertOrderable(offer, quantity);
    const { variantId } = offer;
    // Only what is in the cart: a product removed in another tab does not come back.
    await db.cartItem.updateMany({ where: { cartId, productId: product, variantId }, data: { quantity } });
    return [];
  });
}

/**
 * Enters a promo code into the cart. What it takes off follows what is in the cart. Throws AppError conflict with the field
 * `promo`, its message a sentence for the shopper, for a code that is there already or does not hold.
 */
export async function enterPromo(shopperId: string, typed: string, userId: string | null): Promise<Cart> {
  return changeCart(shopperId, async (db, cartId) => {
    const { promoCode } = await db.cart.findUniqueOrThrow({
      where: { id: cartId },
      select: { promoCode: true },
    });
    if (promoCode === toCode(typed)) {
      const message = sayError("codeTwice", { code: promoCode });
      throw new AppError("conflict", message, { fields: [{ path: "promo", message }] });
    }
    const { code } = await findPromo(db, typed, { shopperId, userId });
    await db.cart.update({ where: { id: cartId }, data: { promoCode: code }, select: { id: true } });
    return [];
  });
}

/** Takes the promo code out of the cart. */
export async function removePromo(shopperId: string): Promise<Cart> {
  return changeCart(shopperId, async (db, cartId) => {
    await db.cart.update({ where: { id: cartId }, data: { promoCode: null }, select: { id: true } });
    return [];
  });
}

/** Takes a product out of the cart and records that. Removing what is not there does nothing. */
export async function removeFromCart(
  shopperId: string,
  input: RemoveFromCart,
  visit = OURSELVES,
): Promise<Cart> {
  const { product, interaction } = input;
  return changeCart(shopperId, async (db, cartId) => {
    const variantId = await findVariantId(db, input);
    const where = { cartId_productId_variantId: { cartId, productId: product, variantId } };
    const line = await db.cartItem.findUnique({ where, select: { quantity: true } });
    if (!line) return [];
    await db.cartItem.delete({ where, select: { quantity: true } });
    const { quantity } = line;
    const fact = { id: interaction, kind: "uncart" as const, productId: product, quantity, listId: null };
    return recordFacts(db, shopperId, [fact], visit);
  });
}
