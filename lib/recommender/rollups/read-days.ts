import "server-only";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { getPool } from "@/lib/platform/db/client";
import { readCopiedRows } from "@/lib/platform/db/copy-out";
import { inTransaction } from "@/lib/platform/db/transaction";
import { dayOf } from "./buckets";
import { type ListDay, readListDay, type WholeOf } from "./packed-lists";
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
  const rows = copyTo(`copy (
    select ${DAY_NUMBER}, string_agg(shoppers, ''), string_agg(order_refs, '')
    from (select ${dayOf("hour")} as day, shoppers, order_refs from rollup_people_hours
      where hour >= to_timestamp(${Number(from)} / 1000.0) and hour < to_timestamp(${Number(to)} / 1000.0)) hours
    group by day order by day) to stdout (format binary)`);
  const days = await readCopiedRows(client, rows);
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

async function readWholes(client: pg.ClientBase, most: number): Promise<WholeOf> {
  const rows = copyTo(`copy (
    select int4send(number) || int4send(whole_number) from rollup_shoppers where whole_number is not null
  ) to stdout (format binary)`);
  const parts = await readCopiedRows(client, rows);
  if (parts.length === 0) return (shopper) => shopper;
  const wholes = Int32Array.from({ length: most + 1 }, (_, shopper) => shopper);
  for (const [part] of parts) if (part) wholes[part.readInt32BE()] = part.readInt32BE(4);
  return (shopper) => wholes[shopper] ?? shopper;
}

/** The lists of people from `from` to `to` (exclusive), by day, oldest first; amounts are of one currency. */
export async function readListDays(
  client: pg.ClientBase,
  { from, to, currency, mostShoppers }: { from: Date; to: Date; currency: string; mostShoppers: number },
): Promise<ListDay[]> {
  const wholeOf = await readWholes(client, mostShoppers);
  const rows = copyTo(`copy (
    select ${DAY_NUMBER}, string_agg(lists, ''), string_agg(outcomes, ''), string_agg(amounts, '')
    from (select ${dayOf("hour")} as day, lists, outcomes, amounts from rollup_list_hours
      where hour >= to_timestamp(${Number(from)} / 1000.0) and hour < to_timestamp(${Number(to)} / 1000.0)) hours
    group by day order by day) to stdout (format binary)`);
  const days = await readCopiedRows(client, rows);
  return days.map((day) => readListDay(day, wholeOf, currency));
}

/** All cells there have ever been. */
export async function readCells(client: pg.ClientBase): Promise<Cell[]> {
  return (await client.query<Cell>("select id, placement, strategy, model from rollup_cells")).rows;
}
