import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { getPool } from "@/lib/platform/db/client";
import { readCopiedRows } from "@/lib/platform/db/copy-out";
import { inTransaction } from "@/lib/platform/db/transaction";
import { ORIGIN } from "./buckets";
import { type ListDay, readListDay, ReportShoppers } from "./packed-lists";
import { readDay, readNumbers } from "./packed-numbers";

/** Who was there on a day: numbers of shoppers, and of other front ends' order numbers, some more than once. */
export interface PeopleDay {
  /** UTC. */
  day: string;
  shoppers: Int32Array;
  orderRefs: Int32Array;
}

/** A cell of lists: what they were answered with. */
export interface Cell {
  id: number;
  placement: string;
  strategy: string;
  /** "" for none. */
  model: string;
}

/** Runs `work` on a connection on which every statement sees the roll-ups as they are at one moment. */
export function readRollups<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction((_db, client) => work(client), { on: getPool("report"), readOnly: true });
}

const DAY_NUMBER = "(extract(epoch from day) / 86400)::int";

/** The days from `from` to `to` (exclusive) on which anybody was there, oldest first. */
export async function readPeopleDays(client: pg.ClientBase, from: Date, to: Date): Promise<PeopleDay[]> {
  const rows = client.query(
    copyTo(`copy (
    select ${DAY_NUMBER}, string_agg(shoppers, ''), string_agg(order_refs, '')
    from (select date_bin('1 day', hour, ${ORIGIN}) as day, shoppers, order_refs from rollup_people_hours
      where hour >= to_timestamp(${Number(from)} / 1000.0) and hour < to_timestamp(${Number(to)} / 1000.0)) hours
    group by day order by day) to stdout (format binary)`),
  );
  const days = await readCopiedRows(rows);
  return days.map(([day, shoppers, orderRefs]) => {
    if (!day || !shoppers || !orderRefs) throw new Error("A day of people has three fields.");
    return { day: readDay(day), shoppers: readNumbers(shoppers), orderRefs: readNumbers(orderRefs) };
  });
}

/** The largest number of a shopper. */
export async function readMostShoppers(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ most: number | null }>(
    "select max(number) as most from rollup_shoppers",
  );
  return rows[0]?.most ?? 0;
}

/** The largest number of another front end's order number. */
export async function readMostOrderRefs(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ most: number | null }>(
    "select max(number) as most from rollup_order_refs",
  );
  return rows[0]?.most ?? 0;
}

async function readShoppers(client: pg.ClientBase): Promise<ReportShoppers> {
  const rows = client.query(
    copyTo(`copy (
    select string_agg(int4send(number) || int4send(whole_number), '') from rollup_shoppers where whole_number is not null
  ) to stdout (format binary)`),
  );
  const [row] = await readCopiedRows(rows);
  return new ReportShoppers(await readMostShoppers(client), readNumbers(row?.[0] ?? Buffer.alloc(0)));
}

/** The lists of people in some days. */
export interface ListBook {
  /** Oldest first. */
  days: ListDay[];
  /** How many shoppers they were shown to; the shoppers' numbers are below that. */
  shoppers: number;
}

/** Which lists are read: of people from `from` to `to` (exclusive). */
export interface ListQuery {
  from: Date;
  to: Date;
  /** Of the amounts. */
  currency: string;
  /** All cells there are. */
  cells: readonly Cell[];
  /** The one placement that is looked at; null for all. Amounts are always of all. */
  placement: string | null;
}

/** Lists by day. */
export async function readLists(
  client: pg.ClientBase,
  { from, to, currency, cells, placement }: ListQuery,
): Promise<ListBook> {
  const shoppers = await readShoppers(client);
  const mostCells = cells.reduce((most, { id }) => Math.max(most, id), 0);
  const isWanted = new Uint8Array(mostCells + 1);
  for (const cell of cells) isWanted[cell.id] = placement === null || cell.placement === placement ? 1 : 0;
  const reading = { shoppers, currency, mostCells, wants: (cell: number) => isWanted[cell] === 1 };
  const rows = client.query(
    copyTo(`copy (
    select ${DAY_NUMBER}, string_agg(lists, ''), string_agg(outcomes, ''), string_agg(amounts, '')
    from (select date_bin('1 day', hour, ${ORIGIN}) as day, lists, outcomes, amounts from rollup_list_hours
      where hour >= to_timestamp(${Number(from)} / 1000.0) and hour < to_timestamp(${Number(to)} / 1000.0)) hours
    group by day order by day) to stdout (format binary)`),
  );
  const days: ListDay[] = [];
  for (const day of await readCopiedRows(rows)) {
    days.push(readListDay(day, reading));
    // Recommendations are served by the same process: they do not wait for a whole report.
    await nextTurn();
  }
  return { days, shoppers: shoppers.count };
}

/** All cells there have ever been. */
export async function readCells(client: pg.ClientBase): Promise<Cell[]> {
  return (await client.query<Cell>("select id, placement, strategy, model from rollup_cells")).rows;
}
