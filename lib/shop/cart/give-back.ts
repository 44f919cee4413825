import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { randomId } from "@/lib/platform/ids";
import { MAX_QUANTITY } from "./cart-math";
import { lockCart } from "./lock-cart";

interface Line {
  productId: number;
  variantId: number;
  quantity: number;
  listId: string | null;
  addedAt: Date;
}

interface CartsThen {
  from: { cart: readonly Line[] };
  into: { cart: readonly Line[] };
}

const keyOf = ({ productId, variantId }: Line) => `${productId} ${variantId}`;

/**
 * Called when a merge is taken back: lines that came with it lie in the cart they came from again, and the account's own are
 * as they were. A line that was changed, taken out or bought since is the account's.
 */
export async function giveBackCart(
  db: Db,
  { from, into, lines }: { from: string; into: string; lines: CartsThen },
): Promise<void> {
  const account = await lockCart(db, into);
  if (!account || lines.from.cart.length === 0) return;
  const own = new Map(lines.into.cart.map((line) => [keyOf(line), line]));
  const back: Line[] = [];
  for (const line of lines.from.cart) {
    const { productId, variantId } = line;
    const before = own.get(keyOf(line));
    const quantity = Math.min(Math.max(line.quantity, before?.quantity ?? 0), MAX_QUANTITY);
    const merged = { cartId: account, productId, variantId, quantity };
    const { count } = before
      ? await db.cartItem.updateMany({
          where: merged,
          data: { quantity: before.quantity, listId: before.listId },
        })
      : await db.cartItem.deleteMany({ where: merged });
    if (count > 0) back.push(line);
  }
  if (back.length === 0) return;
  const cart = { id: randomId(), shopperId: from, updatedAt: new Date() };
  await db.cart.createMany({ data: [cart], skipDuplicates: true });
  const cartId = await lockCart(db, from);
  if (!cartId) return;
  await db.cartItem.createMany({ data: back.map((line) => ({ ...line, cartId })), skipDuplicates: true });
}
