import type pg from "pg";

/** The rows of a shop as they lie there, for counts that know no SQL. Times are milliseconds since the epoch. */
export interface RawShop {
  lists: RawList[];
  clicks: RawClick[];
  facts: RawFact[];
  lines: RawLine[];
  /** Merged shoppers by id. */
  mergedInto: Map<string, string>;
}

export interface RawList {
  id: string;
  placement: string;
  strategy: string;
  model: string | null;
  shopperId: string;
  impressedAt: number | null;
  lane: string;
}

export interface RawClick {
  listId: string;
  at: number;
  lane: string;
}

export interface RawFact {
  id: string;
  shopperId: string;
  productId: number;
  kind: string;
  value: number;
  at: number;
  listId: string | null;
  lane: string;
  unitAmount: number | null;
  currency: string | null;
  orderRef: string | null;
}

export interface RawLine {
  id: string;
  shopperId: string;
  orderId: string;
  status: string;
  currency: string;
  at: number;
  unitAmount: number;
  quantity: number;
  listId: string | null;
}

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

export async function readRaw(pool: pg.Pool): Promise<RawShop> {
  const all = async <Row extends object>(sql: string) => (await pool.query<Row>(sql)).rows;
  const merged = await all<{ id: string; into: string }>(
    `select id, merged_into_id as into from shoppers where merged_into_id is not null`,
  );
  return {
    mergedInto: new Map(merged.map(({ id, into }) => [id, into])),
    lists: await all<RawList>(
      `select id, placement, strategy, model_version as model, shopper_id as "shopperId", lane::text,
         ${ms("impressed_at", "impressedAt")} from shown_lists`,
    ),
    clicks: await all<RawClick>(`select list_id as "listId", lane::text, ${ms("at", "at")} from clicks`),
    facts: await all<RawFact>(
      `select id, shopper_id as "shopperId", product_id as "productId", kind::text, value, list_id as "listId", lane::text,
         unit_amount as "unitAmount", currency, order_ref as "orderRef", ${ms("at", "at")} from interactions`,
    ),
    lines: await all<RawLine>(
      `select l.id, o.shopper_id as "shopperId", l.order_id as "orderId", o.status::text, o.currency, l.unit_amount as "unitAmount", l.quantity,
         l.list_id as "listId", ${ms("o.created_at", "at")} from order_items l join orders o on o.id = l.order_id`,
    ),
  };
}
