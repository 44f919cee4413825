import type pg from "pg";
import { createRng } from "@/ml/index";
import {
  createDraw,
  type Draw,
  drawClick,
  drawFact,
  drawLines,
  drawList,
  drawOrder,
  insertDrawn,
  insertDrawnShop,
  toFact,
} from "./fill-randomly";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Hours of a day in which anything happens: few, so that changes meet in them. */
const HOURS = [0, 23];

/** A shop to which something happens again and again, in any order, long before or after other things. */
export interface History {
  pool: pg.Pool;
  draw: Draw;
  lists: ReturnType<typeof drawList>[];
  orders: number;
}

type Change = (history: History) => Promise<unknown>;

/** Some rows of a table, chosen by the history's own chance. */
const some = (table: string, most: number, where = "true") =>
  `(select id from ${table} where ${where} order by md5(id::text || $1) limit ${most})`;

const withSeed =
  (sql: string): Change =>
  ({ pool, draw }) =>
    pool.query(sql, [String(draw.rng.integer(1_000_000))]);

const withLane =
  (table: string, most: number): Change =>
  ({ pool, draw }) =>
    pool.query(`update ${table} set lane = $2::lane where id in ${some(table, most)}`, [
      String(draw.rng.integer(1_000_000)),
      draw.pick(["person", "person", "held", "withdrawn", "robot"]),
    ]);

const times = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);

async function addOrder({ pool, draw, lists, orders }: History, apart: boolean): Promise<void> {
  const order = drawOrder(draw, lists, orders);
  const lines = drawLines(draw, order);
  const facts = lines.map((line) => toFact(line, order));
  if (apart) await insertDrawn(pool, "interactions", facts);
  await insertDrawn(pool, "orders", [order]);
  await insertDrawn(pool, "order_items", lines);
  if (!apart) await insertDrawn(pool, "interactions", facts);
}

/** What can happen to a shop, by name. */
export const CHANGES: Readonly<Record<string, Change>> = {
  "people do something": ({ pool, draw, lists }) =>
    insertDrawn(
      pool,
      "interactions",
      times(6, () => drawFact(draw, lists)),
    ),
  "lists are seen": async ({ pool, draw, lists }) => {
    const seen = times(4, () => drawList(draw));
    lists.push(...seen);
    await insertDrawn(pool, "shown_lists", seen);
  },
  "a list arrives after what came of it": async ({ pool, draw, lists }) => {
    const list = { ...drawList(draw), lane: "person" };
    lists.push(list);
    const facts = times(3, () => ({ ...drawFact(draw, [list]), list_id: list.id }));
    await insertDrawn(pool, "interactions", facts);
    await insertDrawn(pool, "shown_lists", [list]);
  },
  "lists are clicked": ({ pool, draw, lists }) =>
    insertDrawn(
      pool,
      "clicks",
      times(3, () => drawClick(draw, lists)),
    ),
  "an order is placed": async (history) => {
    history.orders++;
    await addOrder(history, false);
  },
  "an order arrives after its facts": async (history) => {
    history.orders++;
    await addOrder(history, true);
  },
  "interactions change lanes": withLane("interactions", 8),
  "lists change lanes": withLane("shown_lists", 3),
  "clicks change lanes": withLane("clicks", 3),
  "orders are closed or stand again": ({ pool, draw }) =>
    pool.query(`update orders set status = $2::order_status where id in ${some("orders", 2)}`, [
      String(draw.rng.integer(1_000_000)),
      draw.pick(["placed", "cancelled", "returned"]),
    ]),
  "purchases are returned": ({ pool, draw }) =>
    pool.query(
      `insert into interactions (id, shopper_id, product_id, kind, at)
       select md5(id::text || $1)::uuid, shopper_id, product_id, 'return', at + interval '1 day' from interactions
       where id in ${some("interactions", 3, "kind = 'purchase'")}`,
      [String(draw.rng.integer(1_000_000))],
    ),
  "a shopper signs in": async ({ pool, draw }) => {
    const [from, into] = [draw.pick(draw.shoppers), draw.pick(draw.shoppers.slice(0, 5))];
    if (from === into) return;
    await pool.query("update shoppers set merged_into_id = $2 where id = $1 or merged_into_id = $1", [
      from,
      into,
    ]);
    await pool.query("update shoppers set merged_into_id = null where id = $1", [into]);
    await pool.query("update interactions set shopper_id = $2 where shopper_id = $1", [from, into]);
  },
  "lists are seen at last, or were seen at another time": ({ pool, draw }) =>
    pool.query(`update shown_lists set impressed_at = $2 where id in ${some("shown_lists", 2)}`, [
      String(draw.rng.integer(1_000_000)),
      draw.moment(),
    ]),
  "lines turn out to be of other lists": ({ pool, draw, lists }) =>
    pool.query(`update order_items set list_id = $2 where id in ${some("order_items", 2)}`, [
      String(draw.rng.integer(1_000_000)),
      draw.pick(lists).id,
    ]),
  "interactions are corrected": ({ pool, draw }) =>
    pool.query(`update interactions set at = $2, value = 2 where id in ${some("interactions", 3)}`, [
      String(draw.rng.integer(1_000_000)),
      draw.moment(),
    ]),
  "interactions are removed": withSeed(`delete from interactions where id in ${some("interactions", 4)}`),
  "a list is removed": async ({ pool, draw, lists }) => {
    const [gone] = lists.length > 5 ? lists.splice(draw.rng.integer(lists.length), 1) : [];
    await pool.query("delete from shown_lists where id = $1", [gone?.id]);
  },
  "orders are removed": withSeed(`delete from orders where id in ${some("orders", 1)}`),
};

/** Begins a history in an emptied shop. The days are `days` from `start` on. */
export async function beginHistory(
  pool: pg.Pool,
  seed: number,
  { start, days }: { start: number; days: number },
): Promise<History> {
  const plain = createDraw(createRng(seed), start, days);
  const onGrid = (day: number) =>
    new Date(start + day * DAY + plain.pick(HOURS) * HOUR + plain.rng.integer(HOUR)).toISOString();
  const dayOf = (iso: string) => Math.floor((Date.parse(iso) - start) / DAY);
  const draw: Draw = {
    ...plain,
    shoppers: plain.shoppers.slice(0, 12),
    moment: () => onGrid(plain.rng.integer(days)),
    after: (iso) => onGrid(dayOf(iso) + plain.rng.integer(9)),
  };
  await pool.query(
    "truncate interactions, shown_lists, clicks, orders, order_items, shoppers, products, categories restart identity cascade",
  );
  await insertDrawnShop(pool, draw.shoppers);
  const history: History = { pool, draw, lists: times(30, () => drawList(draw)), orders: 0 };
  await insertDrawn(pool, "shown_lists", history.lists);
  await insertDrawn(
    pool,
    "interactions",
    times(60, () => drawFact(draw, history.lists)),
  );
  return history;
}
