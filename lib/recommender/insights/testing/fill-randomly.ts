import type pg from "pg";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import type { Rng } from "@/ml/index";

const LANES = ["person", "person", "person", "person", "robot", "prefetch", "admin", "held", "withdrawn"];
const PLACEMENTS = ["home.for-you", "product.similar", "cart.completes"];
const KINDS = ["view", "view", "cart", "purchase", "purchase", "like", "remove", "rating", "return"];
const FATES = ["placed", "placed", "placed", "cancelled", "returned"];
const CURRENCIES = ["GBP", "GBP", "EUR"];
const DAY = 86_400_000;

/** What rows are drawn from. */
export interface Draw {
  rng: Rng;
  shoppers: string[];
  pick<T>(values: readonly T[]): T;
  id(): string;
  moment(): string;
  /** Up to nine days after a moment: some of it too late for the list it came from. */
  after(iso: string): string;
}

type List = ReturnType<typeof drawList>;
type Order = ReturnType<typeof drawOrder>;

export function createDraw(rng: Rng, start: number, days: number): Draw {
  const id = () => {
    const hex = Array.from({ length: 32 }, () => rng.integer(16).toString(16)).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  return {
    rng,
    id,
    shoppers: Array.from({ length: 40 }, id),
    pick: <T>(values: readonly T[]) => values[rng.integer(values.length)] as T,
    moment: () => new Date(start + rng.integer(days * DAY)).toISOString(),
    after: (iso) => new Date(Date.parse(iso) + rng.integer(9 * DAY)).toISOString(),
  };
}

export function drawList({ rng, id, pick, moment, shoppers }: Draw) {
  const at = moment();
  return {
    id: id(),
    placement: pick(PLACEMENTS),
    strategy: pick(["a@1", "b@2"]),
    model_version: pick(["m1", "m2", null]),
    rung: "live",
    items: [1, 2],
    shopper_id: pick(shoppers),
    served_at: at,
    impressed_at: rng.uniform() < 0.1 ? null : at,
    lane: pick(LANES),
  };
}

export function drawClick({ id, pick, after }: Draw, lists: readonly List[]) {
  const list = pick(lists);
  const at = after(list.served_at);
  return { id: id(), list_id: list.id, product_id: 1, position: 0, at, lane: pick(LANES) };
}

/** A list something came from, or none, and when. */
function drawCause({ rng, pick, after, moment }: Draw, lists: readonly List[]) {
  const list = rng.uniform() < 0.6 ? pick(lists) : null;
  return { list_id: list?.id ?? null, at: list ? after(list.served_at) : moment() };
}

export function drawFact(draw: Draw, lists: readonly List[]) {
  const { rng, id, pick, shoppers } = draw;
  const { list_id, at } = drawCause(draw, lists);
  const kind = pick(KINDS);
  const isReported = kind === "purchase" && rng.uniform() < 0.7;
  return {
    id: id(),
    shopper_id: pick(shoppers),
    product_id: 1 + rng.integer(3),
    kind,
    value: 1 + rng.integer(4),
    at,
    received_at: at,
    list_id,
    lane: pick(LANES),
    unit_amount: isReported ? 100 + rng.integer(5_000) : null,
    currency: isReported ? pick(CURRENCIES) : null,
    order_ref: isReported && rng.uniform() < 0.5 ? `R${rng.integer(30)}` : null,
  };
}

export function drawOrder(draw: Draw, lists: readonly List[], number: number) {
  const { id: makeId, pick, shoppers } = draw;
  const { list_id, at } = drawCause(draw, lists);
  const id = makeId();
  return {
    id,
    number,
    idempotency_key: id,
    shopper_id: pick(shoppers),
    status: pick(FATES),
    currency: pick(CURRENCIES),
    subtotal_amount: 1,
    shipping_amount: 395,
    total_amount: 396,
    email: "a@example.org",
    name: "A",
    address: {},
    created_at: at,
    list_id,
  };
}

export function drawLines({ rng, id }: Draw, { id: order_id, list_id }: Order) {
  return Array.from({ length: 1 + rng.integer(3) }, (_, n) => ({
    id: id(),
    order_id,
    product_id: 1 + n,
    name: "P",
    unit_amount: 50 + rng.integer(9_000),
    quantity: 1 + rng.integer(3),
    list_id: rng.uniform() < 0.7 ? list_id : null,
  }));
}

/** A line of an order is a fact, too, under the same id. */
export function toFact(
  { id, product_id, quantity, list_id }: ReturnType<typeof drawLines>[number],
  order: Order,
) {
  return {
    id,
    shopper_id: order.shopper_id,
    product_id,
    kind: "purchase",
    value: quantity,
    at: order.created_at,
    received_at: order.created_at,
    list_id,
    lane: order.status === "placed" ? "person" : "withdrawn",
    unit_amount: null,
    currency: null,
    order_ref: null,
  };
}

const COLUMNS = {
  shown_lists:
    "id, placement, strategy, model_version, rung, shopper_id, items, served_at, impressed_at, lane",
  clicks: "id, list_id, product_id, position, at, lane",
  orders: `id, number, idempotency_key, shopper_id, status, currency, subtotal_amount, shipping_amount, total_amount, email,
    name, address, created_at`,
  order_items: "id, order_id, product_id, name, unit_amount, quantity, list_id",
  interactions: `id, shopper_id, product_id, kind, value, at, received_at, list_id, lane, unit_amount, currency, order_ref`,
} as const;

/** Writes rows that were drawn. */
export async function insertDrawn(
  pool: pg.Pool,
  table: keyof typeof COLUMNS,
  rows: readonly object[],
): Promise<void> {
  const columns = COLUMNS[table];
  await pool.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** Three products, and shoppers of whom the last five were merged into the first five. */
export async function insertDrawnShop(pool: pg.Pool, shoppers: readonly string[]): Promise<void> {
  const { id: categoryId } = await addCategory(pool, { slug: "c" });
  await addProducts(
    pool,
    [1, 2, 3].map((n) => ({ sku: `P${n}`, name: "P", categoryId })),
  );
  await pool.query("insert into shoppers (id) select unnest($1::uuid[])", [shoppers]);
  await pool.query(
    "update shoppers s set merged_into_id = m.whole from unnest($1::uuid[], $2::uuid[]) m (id, whole) where s.id = m.id",
    [shoppers.slice(-5), shoppers.slice(0, 5)],
  );
}

/** A shop in which everything happens that figures must tell apart: lanes, merges, orders of every fate, other currencies. */
export async function fillRandomly(
  pool: pg.Pool,
  rng: Rng,
  { start, days }: { start: number; days: number },
): Promise<void> {
  const draw = createDraw(rng, start, days);
  const { shoppers } = draw;
  const times = <T>(length: number, make: (i: number) => T) => Array.from({ length }, (_, i) => make(i));

  await insertDrawnShop(pool, shoppers);
  const lists = times(300, () => drawList(draw));
  await insertDrawn(pool, "shown_lists", lists);
  await insertDrawn(
    pool,
    "clicks",
    times(250, () => drawClick(draw, lists)),
  );
  const orders = times(160, (i) => drawOrder(draw, lists, i + 1));
  await insertDrawn(pool, "orders", orders);
  const lines = orders.map((order) => ({ order, of: drawLines(draw, order) }));
  await insertDrawn(
    pool,
    "order_items",
    lines.flatMap(({ of }) => of),
  );
  const facts = times(1_800, () => drawFact(draw, lists));
  const bought = lines.flatMap(({ order, of }) => of.map((line) => toFact(line, order)));
  await insertDrawn(pool, "interactions", [...facts, ...bought]);
}
