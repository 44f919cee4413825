import type pg from "pg";
import { RETURNED_SQL } from "./returned-sql";

interface Returned {
  id: string;
  shopperId: string;
  units: number;
}

const STORED_SQL = `
select purchase_id as id, shopper_id as "shopperId", units from rollup_returns where $1::uuid[] is null or shopper_id = any($1)`;

const FORGET_SQL = `delete from rollup_returns where purchase_id = any($1::uuid[])`;

const STORE_SQL = `
insert into rollup_returns (purchase_id, shopper_id, units)
select * from unnest($1::uuid[], $2::uuid[], $3::float8[])
on conflict (purchase_id) do update set shopper_id = excluded.shopper_id, units = excluded.units`;

/**
 * Brings up to date what of each purchase was returned.
 *
 * @param shoppers whose; null for everybody
 * @returns the purchases of which more or less is returned than before
 */
export async function updateReturns(
  client: pg.ClientBase,
  shoppers: readonly string[] | null,
): Promise<string[]> {
  if (shoppers?.length === 0) return [];
  const before = new Map(
    (await client.query<Returned>(STORED_SQL, [shoppers])).rows.map((row) => [row.id, row]),
  );
  const { rows } = await client.query<Returned>(RETURNED_SQL, [shoppers]);
  const gone = new Set(before.keys());
  const fresh: Returned[] = [];
  for (const row of rows) {
    gone.delete(row.id);
    const known = before.get(row.id);
    if (known?.units !== row.units || known.shopperId !== row.shopperId) fresh.push(row);
  }
  if (gone.size > 0) await client.query(FORGET_SQL, [[...gone]]);
  if (fresh.length > 0) {
    const column = <K extends keyof Returned>(name: K) => fresh.map((row) => row[name]);
    await client.query(STORE_SQL, [column("id"), column("shopperId"), column("units")]);
  }
  return [...gone, ...fresh.map(({ id }) => id)];
}
