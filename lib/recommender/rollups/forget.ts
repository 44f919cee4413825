import "server-only";
import type pg from "pg";
import { SKIP_CLOSED_SQL } from "./close-hours";
import { MARK_HOURS_SQL } from "./dirty-sql";
import { updateReturns } from "./returns";

/** Takes out what has been noted about the shoppers $1. */
const TAKE_SQL = `
with taken as (
  delete from rollup_changes where shoppers && $1::uuid[] or merged && $1::uuid[] returning hours, lists, shoppers, orders
)
select array(select distinct unnest(hours) from taken) as hours, array(select distinct unnest(lists) from taken) as lists,
  array(select distinct unnest(shoppers) from taken) as shoppers, array(select distinct unnest(orders) from taken) as orders`;

/** The number stays, so that everybody else is counted as before; nothing says whose it was. */
const UNNAME_SQL = "update rollup_shoppers set id = gen_random_uuid() where id = any($1::uuid[])";

/** Who is gone need not be counted again. */
const UNTOUCH_SQL = "delete from rollup_touches where shopper_id = any($1::uuid[])";

interface Taken {
  hours: Date[];
  lists: string[];
  shoppers: string[];
  orders: string[];
}

/**
 * Makes the roll-ups forget whose their numbers were. Hours in which something of theirs lay are counted anew without them;
 * sums of hours that are closed stay, as sums of nobody. Runs after their rows were removed, in the same transaction, and
 * while no other process counts: its snapshot would still hold them.
 *
 * @returns how many numbers were theirs
 */
export async function forgetNumbers(client: pg.ClientBase, ids: readonly string[]): Promise<number> {
  const [taken] = (await client.query<Taken>(TAKE_SQL, [ids])).rows;
  const touched = new Set([...(taken?.shoppers ?? []), ...ids]);
  const purchases = await updateReturns(client, [...touched]);
  const { hours = [], lists = [], orders = [] } = taken ?? {};
  await client.query(MARK_HOURS_SQL, [hours, lists, orders, purchases]);
  await client.query(SKIP_CLOSED_SQL);
  await client.query(UNTOUCH_SQL, [ids]);
  return (await client.query(UNNAME_SQL, [ids])).rowCount ?? 0;
}
