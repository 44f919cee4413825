import "server-only";
import type pg from "pg";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { getPool } from "@/lib/platform/db/client";
import { type Cart, type CartEntry, toCart } from "./cart";

interface Row {
  id: number;
  sku: string;
  slug: string;
  name: string;
  brand: string;
  categoryId: number;
  image: string;
  currency: string;
  amount: number;
  compareAt: number | null;
  available: number;
  createdAt: Date;
  quantity: number;
}

function toEntry(row: Row): CartEntry {
  const { currency, quantity, available } = row;
  const product = toProductCard({
    ...row,
    price: { amount: row.amount, currency },
    compareAt: row.compareAt === null ? null : { amount: row.compareAt, currency },
    stock: available,
    createdAt: row.createdAt.getTime(),
  });
  return { product, quantity, available };
}

/** What lies in the shopper's cart, at today's prices, in the order it was put there. */
export async function getCart(
  shopperId: string | null,
  db: pg.Pool | pg.ClientBase = getPool(),
): Promise<Cart> {
  if (shopperId === null) return toCart([]);
  const { rows } = await db.query<Row>(
    `select p.id, p.sku, p.slug, p.name, p.brand, p.category_id as "categoryId", p.image, p.currency,
            p.price_amount as amount, p.compare_at_amount as "compareAt", p.created_at as "createdAt",
            case when p.status = 'active' then greatest(p.stock, 0) else 0 end as available, i.quantity
       from carts c
       join cart_items i on i.cart_id = c.id
       join products p on p.id = i.product_id
      where c.shopper_id = $1
      order by i.added_at, p.id`,
    [shopperId],
  );
  return toCart(rows.map(toEntry));
}
