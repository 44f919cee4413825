import type pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { TestCategory } from "@/lib/shop/catalog/testing/add-products";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { closeDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { recordInteractions } from "@/lib/shop/interactions/record";
import type { InteractionInput } from "@/lib/shop/interactions/schema";
import { closeEngine, getEngine } from "../engine";

const AWAY = "postgresql://nobody@127.0.0.1:1/away";
const HOUR = 60 * 60 * 1_000;

type FactKind = Exclude<InteractionInput["kind"], "impression" | "click">;

/** A shop with 60 products in six categories and 120 shoppers, each of whom likes one category. */
export interface TestShop {
  url(): string;
  categories: TestCategory[];
  productIds: number[];
  /** Public ids of the products of a category, in order of number. */
  productsOf(categoryIndex: number): string[];
  /** Records what a shopper did through the same door as the API. */
  act(shopper: string, kind: FactKind, products: readonly string[], stars?: number): Promise<void>;
  pool(): pg.Pool;
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Cuts the database off, or brings it back. Memory stays. */
  setDatabase(state: "away" | "back"): Promise<void>;
}

/** Call at the top of a test file. */
export function withTestShop(): TestShop {
  const database = withTestDatabase();
  const shop: TestShop = {
    url: database.url,
    pool: database.pool,
    categories: [],
    productIds: [],
    productsOf: (category) =>
      shop.productIds
        .filter((_, i) => (i + 1) % shop.categories.length === category)
        .map((id) => toPublicProductId(id)),
    async act(shopper, kind, products, stars = 5) {
      const now = Date.now();
      const items = products.map((product, i): InteractionInput => {
        const at = new Date(now + i - products.length).toISOString();
        return { id: uuidv7(now), kind, product, at, value: kind === "rating" ? stars : undefined };
      });
      const { accepted } = await recordInteractions(shopper, items, { trusted: true });
      if (accepted !== items.length) throw new Error(`Only ${accepted} of ${items.length} were accepted.`);
    },
    async query<Row>(sql: string, values: unknown[] = []) {
      return (await database.pool().query(sql, values)).rows as Row[];
    },
    async setDatabase(state) {
      // First the address: whoever works in the background may connect anew at any moment.
      completeEnvironment({ DATABASE_URL: state === "away" ? AWAY : database.url() });
      await closeDb();
    },
  };
  beforeAll(async () => {
    Object.assign(shop, await fillCatalog(database.pool()));
    await addPast(shop);
    await getEngine().catalog();
    await getEngine().refresh();
  });
  afterAll(() => closeEngine());
  return shop;
}

/** Shopper s likes category s mod 6: nine of ten views are there; every third view becomes a purchase. */
async function addPast({ query, productIds, categories }: TestShop): Promise<void> {
  const now = Date.now();
  const rows = Array.from({ length: 120 }, (_, s) => {
    const shopper = randomId();
    return Array.from({ length: 24 }, (_, n) => {
      const category = n % 10 === 9 ? (s + n) % categories.length : s % categories.length;
      // A fixed pattern that spreads over the ten products of the category.
      const place = (s * 7 + n * n) % 10;
      const product =
        productIds[((category + categories.length - 1) % categories.length) + place * categories.length];
      const kind = n % 3 === 2 ? "purchase" : "view";
      return { id: uuidv7(now), shopper, product, kind, at: now - (120 - s) * HOUR - (24 - n) * 60_000 };
    });
  }).flat();
  await query(
    `insert into interactions (id, shopper_id, product_id, kind, at)
     select id, shopper, product, kind::interaction_kind, to_timestamp(at / 1000.0)
       from jsonb_to_recordset($1::jsonb) as past (id uuid, shopper uuid, product int, kind text, at float8)`,
    [JSON.stringify(rows)],
  );
}
