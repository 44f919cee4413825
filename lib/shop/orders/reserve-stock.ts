import "server-only";
import type pg from "pg";
import { type FieldError, AppError } from "@/lib/platform/errors";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Money } from "@/lib/platform/money";

/** A line of the cart at the price of this moment, its stock reserved. */
export interface ReservedLine {
  productId: number;
  name: string;
  price: Money;
  quantity: number;
  listId: string | null;
}

interface Row {
  productId: number;
  name: string;
  amount: number;
  currency: string;
  stock: number;
  active: boolean;
  quantity: number;
  listId: string | null;
}

function problemOf(row: Row, currency: string): string | null {
  if (!row.active || row.currency !== currency) return `${row.name} is no longer available.`;
  if (row.stock <= 0) return `${row.name} has just sold out.`;
  if (row.stock < row.quantity) return `Only ${row.stock} of ${row.name} left.`;
  return null;
}

/** The cart's lines with their products locked, always in the order of product numbers: two orders cannot block each other for good. */
async function lockLines(client: pg.ClientBase, cartId: string): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select p.id as "productId", p.name, p.price_amount as amount, p.currency, p.stock,
            p.status = 'active' as active, i.quantity, i.list_id as "listId"
       from cart_items i join products p on p.id = i.product_id
      where i.cart_id = $1
      order by p.id
        for no key update of p`,
    [cartId],
  );
  return rows;
}

/**
 * Takes what lies in the cart out of stock, at prices read under the same lock. Throws AppError conflict with one field
 * (`lines.<product>`) per line that cannot be had; then the transaction must be rolled back.
 */
export async function reserveStock(client: pg.ClientBase, cartId: string): Promise<ReservedLine[]> {
  const rows = await lockLines(client, cartId);
  const currency = rows[0]?.currency ?? "";
  const fields = rows.flatMap((row): FieldError[] => {
    const message = problemOf(row, currency);
    return message === null ? [] : [{ path: `lines.${toPublicProductId(row.productId)}`, message }];
  });
  if (fields.length > 0)
    throw new AppError("conflict", "Some of your cart has just become unavailable.", { fields });

  const taken = await client.query(
    `update products p set stock = p.stock - l.quantity
       from unnest($1::int[], $2::int[]) l (id, quantity)
      where p.id = l.id and p.stock >= l.quantity`,
    [rows.map((row) => row.productId), rows.map((row) => row.quantity)],
  );
  // The lock makes this impossible; selling what is not there would be worse than an error.
  if (taken.rowCount !== rows.length) throw new Error("stock changed under its lock");
  return rows.map(({ productId, name, amount, quantity, listId }) => ({
    productId,
    name,
    price: { amount, currency },
    quantity,
    listId,
  }));
}
