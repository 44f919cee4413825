import "server-only";
import type pg from "pg";
import { getPool } from "@/lib/platform/db/client";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { PRODUCT_COLUMNS, type ProductRow, toCatalogProduct } from "@/lib/shop/catalog/product-row";
import { type Cart, type CartEntry, toCart } from "./cart";

interface Row extends ProductRow {
  available: number;
  quantity: number;
}

/** By hand: every page asks for it, and Prisma would read cart, lines and products one after the other. */
const CART_SQL = `
  select ${PRODUCT_COLUMNS}, i.quantity,
         case when p.status = 'active' then greatest(p.stock, 0) else 0 end as available
    from carts c
    join cart_items i on i.cart_id = c.id
    join products p on p.id = i.product_id
   where c.shopper_id = $1
   order by i.added_at, p.id`;

function toEntry(row: Row): CartEntry {
  const { quantity, available } = row;
  return { product: toProductCard({ ...toCatalogProduct(row), stock: available }), quantity, available };
}

/**
 * What lies in the shopper's cart, at today's prices, in the order it was put there.
 *
 * @param on the connection of the transaction it belongs to
 */
export async function getCart(
  shopperId: string | null,
  on: pg.Pool | pg.ClientBase = getPool(),
): Promise<Cart> {
  if (shopperId === null) return toCart([]);
  const { rows } = await on.query<Row>({ name: "cart", text: CART_SQL, values: [shopperId] });
  return toCart(rows.map(toEntry));
}
