import "server-only";
import { currentLanguage, sayError } from "@/lib/platform/current-words";
import type { Db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { MAX_QUANTITY } from "./cart-math";

/** What a cart is asked to hold: a product or, by its code, one variant of it. */
export interface Wish {
  product: number;
  variant?: string | undefined;
}

/** What the shop can say of a product to one cart. */
export interface Offer {
  /** 0 for a product without variants. */
  variantId: number;
  currency: string;
  stock: number;
  inCart: number;
  /** Currency of what else lies in the cart. */
  cartCurrency: string | null;
}

/** What the cart calls a variant: its number, whether it is still sold or not; 0 for the product itself. */
export async function findVariantId(db: Db, { product, variant }: Wish): Promise<number> {
  if (variant === undefined) return 0;
  const found = await db.productVariant.findUnique({
    where: { sku: variant, productId: product },
    select: { id: true },
  });
  return found?.id ?? 0;
}

/**
 * Throws AppError not_found when the shop does not sell the product or the variant, conflict when there is something to
 * choose and nothing was chosen.
 */
export async function readOffer(db: Db, cartId: string, wish: Wish): Promise<Offer> {
  const product = await db.product.findUnique({
    where: { id: wish.product, status: "active" },
    select: { currency: true, stock: true, optionNames: true },
  });
  if (!product) throw new AppError("not_found", sayError("notSold"));
  const { currency, optionNames } = product;
  const variant = await readVariant(db, wish, optionNames);
  const items = await db.cartItem.findMany({
    where: { cartId },
    select: { productId: true, variantId: true, quantity: true, product: { select: { currency: true } } },
  });
  const variantId = variant?.id ?? 0;
  const isSame = (item: { productId: number; variantId: number }) =>
    item.productId === wish.product && item.variantId === variantId;
  const inCart = items.find(isSame)?.quantity ?? 0;
  const held = await countHeld(db, cartId, wish.product, variantId);
  const other = items.find((item) => item.productId !== wish.product);
  const cartCurrency = other?.product.currency ?? null;
  return { variantId, currency, stock: (variant?.stock ?? product.stock) + held, inCart, cartCurrency };
}

/** Pieces that a checkout of the same shopper keeps: out of stock for everybody else, and theirs to order still. */
async function countHeld(db: Db, cartId: string, product: number, variantId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ pieces: number }[]>`
    select coalesce(sum(l.quantity), 0)::int as pieces
      from carts c join checkouts k on k.shopper_id = c.shopper_id and k.state = 'open'
      join checkout_lines l on l.checkout_id = k.id
     where c.id = ${cartId}::uuid and l.product_id = ${product}::int and l.variant_id = ${variantId}::int`;
  return row?.pieces ?? 0;
}

async function readVariant(db: Db, { product, variant }: Wish, optionNames: readonly string[]) {
  if (optionNames.length === 0) return null;
  if (variant === undefined) {
    const options = new Intl.ListFormat(currentLanguage()).format(optionNames);
    throw new AppError("conflict", sayError("chooseFirst", { options }));
  }
  const found = await db.productVariant.findUnique({
    where: { sku: variant, productId: product, status: "active" },
    select: { id: true, stock: true },
  });
  if (!found) throw new AppError("not_found", sayError("choiceNotSold"));
  return found;
}

function sayLeft(stock: number, mine: number): string {
  if (mine === 0) return sayError("onlyLeft", { stock });
  return mine >= stock
    ? sayError("onlyLeftAllMine", { stock })
    : sayError("onlyLeftSomeMine", { stock, mine });
}

/** Throws AppError conflict, its message a sentence for the shopper, when the cart cannot hold `quantity` of it. */
export function assertOrderable({ currency, stock, inCart, cartCurrency }: Offer, quantity: number): void {
  if (cartCurrency !== null && cartCurrency !== currency) {
    throw new AppError("conflict", sayError("otherCurrency", { cart: cartCurrency, product: currency }));
  }
  if (stock <= 0) throw new AppError("conflict", sayError("soldOut"));
  if (quantity > stock) throw new AppError("conflict", sayLeft(stock, inCart));
  if (quantity > MAX_QUANTITY) {
    throw new AppError("conflict", sayError("most", { most: MAX_QUANTITY }));
  }
}
