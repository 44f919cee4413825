import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { randomId } from "@/lib/platform/ids";
import type { Fact } from "@/lib/shop/interactions/facts";
import { listOf } from "@/lib/shop/interactions/list-of";
import { isRecorded, recordFacts } from "@/lib/shop/interactions/record-facts";
import { rememberFacts } from "@/lib/shop/interactions/session-cache";
import { OURSELVES } from "@/lib/shop/interactions/visit";
import { ensureShopper } from "@/lib/shop/shoppers/commands";
import type { Cart } from "./cart";
import { assertOrderable, findVariantId, readOffer } from "./offer";
import { getCart } from "./queries";
import type { AddToCart, RemoveFromCart, SetQuantity } from "./schema";

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
  return cart;
}

/**
 * Puts `quantity` more of a product into the cart, remembers the list it was found in and records the interaction. The
 * same click (`interaction`) sent twice adds once. Throws AppError not_found, or conflict when stock does not suffice.
 */
export async function addToCart(shopperId: string, input: AddToCart, visit = OURSELVES): Promise<Cart> {
  const { product, quantity, interaction, list } = input;
  return changeCart(shopperId, async (db, cartId) => {
    if (!(await countClick(db, cartId, interaction))) return [];
    const offer = await readOffer(db, cartId, input);
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
    const fact = { id: interaction, kind: "cart" as const, productId: product, quantity, listId };
    return recordFacts(db, shopperId, [fact], visit);
  });
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
