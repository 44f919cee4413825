import type pg from "pg";
import { copyRows } from "@/lib/platform/db/copy-rows";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
import { createStream } from "@/lib/platform/random";
import type { Diary } from "./events";
import { makeBehaviour } from "./make-behaviour";
import type { SampleCatalog } from "./make-catalog";
import { makeOrderRows } from "./make-order-rows";
import { DAY, DEFAULT_SIZE, type SampleOptions } from "./sample-options";
import type { Taste } from "./taste";
import { makeReviews, type ReviewRow } from "./make-reviews";
import { makeTruth } from "./truth";

export interface LoadSampleOptions {
  /** Another seed makes another shop; the same seed and moment make the same one. 1 unless told otherwise. */
  seed?: number;
  /** The moment the sample's history ends at: milliseconds since the epoch. */
  now: number;
  onProgress?: OnProgress;
}

export interface LoadedSample {
  products: number;
  shoppers: number;
  interactions: number;
}

const CURRENCY = "GBP";
/** Lists of a shop that has no model yet. */
const STRATEGY = "sample@1";
const RUNG = "popular";

/** A moment as PostgreSQL reads it. */
const toTimestamp = (at: number): string => new Date(at).toISOString();

const TABLES =
  "categories, products, product_variants, shoppers, interactions, shown_lists, clicks, orders, order_items, reviews, settings";

/** A list of texts as PostgreSQL reads it. */
const toArray = (texts: readonly string[]): string =>
  `{${texts.map((text) => JSON.stringify(text)).join(",")}}`;

/** Writes the categories and the products with their forms alone. */
export async function copyCatalog(
  client: pg.ClientBase,
  { categories, products }: SampleCatalog,
): Promise<void> {
  await copyRows(client, "categories (id, slug, name, path, depth, position, parent_id)", categories, (c) => [
    c.id,
    c.slug,
    c.name,
    c.path,
    c.depth,
    c.position,
    c.parentId,
  ]);
  const columns =
    "id, sku, slug, name, description, brand, category_id, attributes, price_amount, compare_at_amount, currency, stock, image, option_names, created_at, updated_at";
  await copyRows(client, `products (${columns})`, products, (p) => {
    const created = toTimestamp(p.createdAt);
    const text = [
      p.id,
      p.sku,
      p.slug,
      p.name,
      p.description,
      p.brand,
      p.categoryId,
      JSON.stringify(p.attributes),
    ];
    const offer = [p.price, p.compareAt, CURRENCY, p.stock, p.image];
    return [...text, ...offer, toArray(p.choice.names), created, created];
  });
  const forms = products.flatMap(({ id, choice }) =>
    choice.variants.map((variant, position) => ({ ...variant, productId: id, position })),
  );
  const formColumns =
    "id, product_id, sku, option_values, position, price_amount, compare_at_amount, stock, image";
  await copyRows(client, `product_variants (${formColumns})`, forms, (form) => {
    const { id, productId, sku, values, position, price, compareAt, stock, image } = form;
    return [id, productId, sku, toArray(values), position, price, compareAt, stock, image];
  });
}

async function copyBehaviour(client: pg.ClientBase, diary: Diary): Promise<void> {
  await copyRows(
    client,
    "interactions (id, shopper_id, product_id, kind, value, at, received_at, list_id)",
    diary.events,
    (e) => {
      const at = toTimestamp(e.at);
      return [e.id, e.shopperId, e.productId, e.kind, e.value, at, at, e.listId];
    },
  );
}

async function copyLists(client: pg.ClientBase, { lists, clicks }: Diary): Promise<void> {
  await copyRows(
    client,
    "shown_lists (id, placement, strategy, model_version, rung, shopper_id, items, served_at, impressed_at)",
    lists,
    (list) => {
      const items = `{${list.items.join(",")}}`;
      // What is served is on the screen a little later.
      const times = [toTimestamp(list.servedAt), toTimestamp(list.servedAt + 1_400)];
      return [list.id, list.placement, STRATEGY, null, RUNG, list.shopperId, items, ...times];
    },
  );
  await copyRows(client, "clicks (id, list_id, product_id, position, at)", clicks, (click) => [
    click.id,
    click.listId,
    click.productId,
    click.position,
    toTimestamp(click.at),
  ]);
}

async function copyShoppers(client: pg.ClientBase, tastes: readonly Taste[], now: number): Promise<void> {
  await copyRows(client, "shoppers (id, created_at)", tastes, (taste) => [
    taste.id,
    toTimestamp(now - taste.joinedDaysAgo * DAY),
  ]);
}

async function copyReviews(client: pg.ClientBase, reviews: readonly ReviewRow[]): Promise<void> {
  const columns =
    "id, product_id, shopper_id, stars, title, body, name, is_verified, state, created_at, decided_at, decided_by";
  await copyRows(client, `reviews (${columns})`, reviews, (review) => {
    const at = toTimestamp(review.at);
    const text = [review.stars, review.title, review.body, review.name];
    return [review.id, review.productId, review.shopperId, ...text, true, "published", at, at, "sample"];
  });
}

async function copyOrders(
  client: pg.ClientBase,
  diary: Diary,
  { products }: SampleCatalog,
  { seed, now }: Pick<SampleOptions, "seed" | "now">,
): Promise<void> {
  const byId = new Map(products.map((product) => [product.id, product]));
  const { orders, lines } = makeOrderRows(diary.orders, byId, {
    people: createStream(seed, "people"),
    choices: createStream(seed, "choices"),
  });
  const columns =
    "id, number, idempotency_key, shopper_id, currency, subtotal_amount, shipping_amount, total_amount, email, name, address, created_at, mailed_at";
  await copyRows(client, `orders (${columns})`, orders, (o) => {
    const amounts = [o.subtotal, o.shipping, o.subtotal + o.shipping];
    const person = [o.email, o.name, JSON.stringify(o.address)];
    // Nobody waits for a letter about these.
    const at = toTimestamp(o.at);
    return [o.id, o.number, o.idempotencyKey, o.shopperId, CURRENCY, ...amounts, ...person, at, at];
  });
  await copyRows(
    client,
    "order_items (id, order_id, product_id, name, variant_id, options, unit_amount, quantity, list_id)",
    lines,
    (line) => [
      line.id,
      line.orderId,
      line.productId,
      line.name,
      line.variantId,
      line.options,
      line.unitAmount,
      line.quantity,
      line.listId,
    ],
  );
  await copyReviews(client, makeReviews(orders, lines, { byId, now, chance: createStream(seed, "reviews") }));
}

/** Numbers given by hand leave the sequences behind; the next product must not meet them. */
async function advanceSequences(client: pg.ClientBase): Promise<void> {
  for (const [table, column] of [
    ["categories", "id"],
    ["products", "id"],
    ["product_variants", "id"],
    ["orders", "number"],
  ]) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max(${column}), 1)) from ${table}`,
    );
  }
}

/** Throws AppError conflict unless the shop is empty. The lock keeps a second loader out until this one is done. */
async function requireEmptyShop(client: pg.ClientBase): Promise<void> {
  await client.query("lock table products in share row exclusive mode");
  const { rowCount } = await client.query(
    "select 1 from products union all select 1 from categories limit 1",
  );
  if (rowCount)
    throw new AppError("conflict", "The shop has products already; the sample is for an empty one.");
}

/**
 * Fills an empty shop with the sample: catalog, shoppers and half a year of what they did, in one transaction: all of
 * it or nothing. Throws AppError conflict when there are products or categories.
 */
export async function loadSample(
  pool: pg.Pool,
  { seed = 1, now, onProgress = () => {} }: LoadSampleOptions,
): Promise<LoadedSample> {
  const options: SampleOptions = { seed, now, size: DEFAULT_SIZE };
  const load = async (client: pg.ClientBase) => {
    await requireEmptyShop(client);
    onProgress(0.02, "catalog");
    const { catalog, tastes, bundles } = makeTruth(options);
    await copyCatalog(client, catalog);
    await copyShoppers(client, tastes, now);
    onProgress(0.15, "half a year of visits");
    const diary = makeBehaviour(options, catalog.products, tastes, bundles);
    onProgress(0.45, "interactions");
    await copyBehaviour(client, diary);
    onProgress(0.85, "lists and orders");
    await copyLists(client, diary);
    await copyOrders(client, diary, catalog, options);
    await advanceSequences(client);
    await client.query("insert into settings (key, value) values ('sample', $1), ('shop', $2)", [
      JSON.stringify({ seed, size: DEFAULT_SIZE, now }),
      JSON.stringify({ name: "Aisle", currency: CURRENCY }),
    ]);
    const { length: interactions } = diary.events;
    return { products: catalog.products.length, shoppers: tastes.length, interactions };
  };
  const loaded = await inTransaction((_db, client) => load(client), { on: pool });
  onProgress(0.96, "statistics");
  await pool.query(`analyze ${TABLES}`);
  onProgress(1, "");
  return loaded;
}
