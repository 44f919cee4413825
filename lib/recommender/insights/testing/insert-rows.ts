import type pg from "pg";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import { uuidv7 } from "@/lib/platform/ids";

/** Rows for the tests of this folder, written as plainly as they are read. */
export interface ListRow {
  id: string;
  placement: string;
  strategy: string;
  model: string | null;
  shopperId: string;
  at: Date | null;
}

export async function insertList(pool: pg.Pool, given: Partial<ListRow> = {}): Promise<ListRow> {
  const row: ListRow = {
    id: uuidv7(),
    placement: "home.for-you",
    strategy: "for-you@1",
    model: "m1",
    shopperId: uuidv7(),
    at: new Date("2026-03-02T12:00:00Z"),
    ...given,
  };
  await pool.query(
    `insert into shown_lists (id, placement, strategy, model_version, rung, shopper_id, items, served_at, impressed_at)
     values ($1, $2, $3, $4, 'live', $5, '{1,2}', coalesce($6, now()), $6)`,
    [row.id, row.placement, row.strategy, row.model, row.shopperId, row.at],
  );
  return row;
}

export async function insertClick(pool: pg.Pool, listId: string, at: string): Promise<void> {
  await pool.query("insert into clicks (id, list_id, product_id, position, at) values ($1, $2, 1, 0, $3)", [
    uuidv7(),
    listId,
    at,
  ]);
}

export async function insertInteraction(
  pool: pg.Pool,
  {
    kind,
    listId,
    at,
    shopperId = uuidv7(),
  }: { kind: string; listId: string | null; at: string; shopperId?: string },
): Promise<void> {
  await pool.query(
    "insert into interactions (id, shopper_id, product_id, kind, at, list_id) values ($1, $2, 1, $3, $4, $5)",
    [uuidv7(), shopperId, kind, at, listId],
  );
}

/** One category, one product (id 1) and one shopper, which orders need. */
export async function insertShop(pool: pg.Pool): Promise<{ shopperId: string }> {
  const shopperId = uuidv7();
  const { id: categoryId } = await addCategory(pool, { slug: "c" });
  await addProducts(pool, [{ sku: "P1", name: "P", categoryId }]);
  await pool.query("insert into shoppers (id) values ($1)", [shopperId]);
  return { shopperId };
}

export async function insertOrder(
  pool: pg.Pool,
  order: { shopperId: string; at: string; status?: "placed" | "cancelled"; currency?: string },
  lines: { listId: string | null; unitAmount: number; quantity: number }[],
): Promise<void> {
  const id = uuidv7();
  const total = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  await pool.query(
    `insert into orders (id, idempotency_key, shopper_id, status, currency, subtotal_amount, shipping_amount,
       total_amount, email, name, address, created_at)
     values ($1, $1, $2, $3, $4, $5, 0, $5, 'a@example.org', 'A', '{}', $6)`,
    [id, order.shopperId, order.status ?? "placed", order.currency ?? "GBP", total, order.at],
  );
  for (const line of lines) {
    await pool.query(
      `insert into order_items (id, order_id, product_id, name, unit_amount, quantity, list_id)
       values ($1, $2, 1, 'P', $3, $4, $5)`,
      [uuidv7(), id, line.unitAmount, line.quantity, line.listId],
    );
  }
}
