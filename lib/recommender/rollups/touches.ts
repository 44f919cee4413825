import type pg from "pg";

/**
 * Notes of whom anything has changed: $1 lists, with who bought from them, $2 shoppers, $3 orders, $4 shoppers that were
 * merged. Only ever written by one transaction at a time: whoever has seen a number has seen all below it.
 */
const TOUCH_SQL = `
insert into rollup_touches (shopper_id)
select id from (
  select shopper_id as id from shown_lists where id = any($1::uuid[])
  union
  select unnest($2::uuid[])
  union
  select shopper_id from orders where id = any($3::uuid[])
  union
  select shopper_id from interactions where list_id = any($1) and list_id is not null and kind = 'purchase'
  union
  select o.shopper_id from order_items i join orders o on o.id = i.order_id
  where i.list_id = any($1) and i.list_id is not null
  union
  select unnest($4::uuid[])
  union
  select merged_into_id from shoppers where id = any($4)
) touched where id is not null`;

const TOUCH_ALL_SQL = "insert into rollup_touches (shopper_id) values (null)";

const NEWEST_SQL = `
select greatest($1::bigint, max(id))::text as newest, bool_or(shopper_id is null) as everybody,
  array_agg(distinct shopper_id) filter (where shopper_id is not null) as shoppers
from rollup_touches where id > $1`;

const FORGET_SQL = "delete from rollup_touches where $1::bigint is null or id <= $1";

/** What was touched behind some number. */
export interface Touches {
  /** The newest there is: a number, as text. */
  newest: string;
  everybody: boolean;
  shoppers: string[];
}

/** Notes of whom these changes are. */
export async function touch(
  client: pg.ClientBase,
  changes: Record<"lists" | "shoppers" | "orders" | "merged", readonly string[]>,
): Promise<void> {
  await client.query(TOUCH_SQL, [changes.lists, changes.shoppers, changes.orders, changes.merged]);
}

/** Notes that everything may be other than before. */
export async function touchEverybody(client: pg.ClientBase): Promise<void> {
  await client.query(TOUCH_ALL_SQL);
}

/** Of whom anything changed since the number `seen`. */
export async function readTouches(client: pg.ClientBase, seen: string): Promise<Touches> {
  type Row = { newest: string | null; everybody: boolean | null; shoppers: string[] | null };
  const [row] = (await client.query<Row>(NEWEST_SQL, [seen])).rows;
  return { newest: row?.newest ?? seen, everybody: row?.everybody ?? false, shoppers: row?.shoppers ?? [] };
}

/** Removes what everybody has looked at: up to the number `seen`, or all of it. */
export async function forgetTouches(
  client: Pick<pg.ClientBase, "query">,
  seen: string | null,
): Promise<void> {
  await client.query(FORGET_SQL, [seen]);
}
