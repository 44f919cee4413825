import type pg from "pg";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import type { Rng } from "@/ml/index";

const LANES = ["person", "person", "person", "person", "robot", "prefetch", "admin", "held", "withdrawn"];
const PLACEMENTS = ["home.for-you", "product.similar", "cart.completes"];
const DAY = 86_400_000;

function idFrom(rng: Rng): string {
  const hex = Array.from({ length: 32 }, () => rng.integer(16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A shop in which everything happens that figures must tell apart: lanes, merges, orders of every fate, other currencies. */
export async function fillRandomly(
  pool: pg.Pool,
  rng: Rng,
  { start, days }: { start: number; days: number },
): Promise<void> {
  const pick = <T>(values: readonly T[]): T => values[rng.integer(values.length)] as T;
  const moment = () => new Date(start + rng.integer(days * DAY)).toISOString();
  const later = (iso: string, most: number) => new Date(Date.parse(iso) + rng.integer(most)).toISOString();
  const insert = (table: string, columns: string, rows: readonly object[]) =>
    pool.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [JSON.stringify(rows)],
    );
  const { id: categoryId } = await addCategory(pool, { slug: "c" });
  await addProducts(
    pool,
    [1, 2, 3].map((n) => ({ sku: `P${n}`, name: "P", categoryId })),
  );

  const shoppers = Array.from({ length: 40 }, () => idFrom(rng));
  await insert("shoppers", "id, merged_into_id, consent, created_at", [
    ...shoppers.map((id) => ({ id, consent: true, created_at: moment() })),
  ]);
  // The last five were merged into the first five.
  for (const [i, id] of shoppers.slice(-5).entries())
    await pool.query("update shoppers set merged_into_id = $1 where id = $2", [shoppers[i], id]);

  const lists = Array.from({ length: 300 }, () => {
    const at = moment();
    const [placement, strategy] = [pick(PLACEMENTS), pick(["a@1", "b@2"])];
    const impressed_at = rng.uniform() < 0.1 ? null : at;
    const model_version = pick(["m1", "m2", null]);
    const common = { rung: "live", items: [1, 2], served_at: at };
    return {
      ...common,
      id: idFrom(rng),
      placement,
      strategy,
      model_version,
      shopper_id: pick(shoppers),
      impressed_at,
      lane: pick(LANES),
    };
  });
  const listColumns =
    "id, placement, strategy, model_version, rung, shopper_id, items, served_at, impressed_at, lane";
  await insert("shown_lists", listColumns, lists);
  const clicks = Array.from({ length: 250 }, () => {
    const list = pick(lists);
    const at = later(list.served_at, 9 * DAY);
    return { id: idFrom(rng), list_id: list.id, product_id: 1, position: 0, at, lane: pick(LANES) };
  });
  await insert("clicks", "id, list_id, product_id, position, at, lane", clicks);

  const fromList = () => (rng.uniform() < 0.6 ? pick(lists) : null);
  const facts = Array.from({ length: 900 }, () => {
    const list = fromList();
    const kind = pick(["view", "view", "cart", "purchase", "purchase", "like", "remove", "rating"]);
    const isReported = kind === "purchase" && rng.uniform() < 0.7;
    const at = list ? later(list.served_at, 9 * DAY) : moment();
    return {
      id: idFrom(rng),
      shopper_id: pick(shoppers),
      product_id: 1 + rng.integer(3),
      kind,
      value: 1 + rng.integer(4),
      at,
      received_at: at,
      list_id: list?.id ?? null,
      lane: pick(LANES),
      unit_amount: isReported ? 100 + rng.integer(5_000) : null,
      currency: isReported ? pick(["GBP", "GBP", "EUR"]) : null,
      order_ref: isReported && rng.uniform() < 0.5 ? `R${rng.integer(30)}` : null,
    };
  });

  const orders = Array.from({ length: 80 }, (_, i) => {
    const list = fromList();
    const id = idFrom(rng);
    const at = list ? later(list.served_at, 9 * DAY) : moment();
    const amounts = { subtotal_amount: 1, shipping_amount: 395, total_amount: 396 };
    const person = { email: "a@example.org", name: "A", address: {} };
    return {
      ...amounts,
      ...person,
      id,
      number: i + 1,
      idempotency_key: id,
      shopper_id: pick(shoppers),
      status: pick(["placed", "placed", "placed", "cancelled", "returned"]),
      currency: pick(["GBP", "GBP", "EUR"]),
      created_at: at,
      list,
    };
  });
  const orderColumns = `id, number, idempotency_key, shopper_id, status, currency, subtotal_amount, shipping_amount,
    total_amount, email, name, address, created_at`;
  await insert("orders", orderColumns, orders);
  const lines = orders.flatMap(({ id, list }) =>
    Array.from({ length: 1 + rng.integer(3) }, (_, n) => ({
      id: idFrom(rng),
      order_id: id,
      product_id: 1 + n,
      name: "P",
      unit_amount: 50 + rng.integer(9_000),
      quantity: 1 + rng.integer(3),
      list_id: rng.uniform() < 0.7 ? (list?.id ?? null) : null,
    })),
  );
  await insert("order_items", "id, order_id, product_id, name, unit_amount, quantity, list_id", lines);
  // Each line of an order is a fact, too, under the same id.
  const ofOrder = new Map(orders.map((order) => [order.id, order]));
  const bought = lines.flatMap(({ id, order_id, product_id, quantity, list_id }) => {
    const order = ofOrder.get(order_id);
    if (!order) return [];
    const { shopper_id, created_at: at, status } = order;
    const lane = status === "placed" ? "person" : "withdrawn";
    const fact = {
      kind: "purchase",
      value: quantity,
      at,
      received_at: at,
      unit_amount: null,
      currency: null,
    };
    return [{ ...fact, id, shopper_id, product_id, list_id, lane, order_ref: null }];
  });
  const factColumns =
    "id, shopper_id, product_id, kind, value, at, received_at, list_id, lane, unit_amount, currency, order_ref";
  await insert("interactions", factColumns, [...facts, ...bought]);
}
