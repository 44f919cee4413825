import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { FUZZY_SQL, SEARCH_SQL } from "@/lib/shop/catalog/search";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { addCategory, addProducts } from "@/lib/shop/catalog/testing/add-products";
import { randomId } from "@/lib/platform/ids";
import { writeEventsSql } from "@/lib/shop/interactions/write-events";
import { STATE_SQL } from "./shopper-state";

const database = withTestDatabase();
const SHOPPER = randomId();

beforeAll(async () => {
  const pool = database.pool();
  const { id: categoryId } = await addCategory(pool, { slug: "all" });
  const hash = (i: number) => createHash("md5").update(String(i)).digest("hex");
  await addProducts(
    pool,
    Array.from({ length: 5_000 }, (_, i) => ({
      sku: `S${i}`,
      name: `Article ${hash(i)} ${hash(i * 7)}`,
      categoryId,
    })),
  );
  await pool.query(
    `insert into interactions (id, shopper_id, product_id, kind, at)
     select gen_random_uuid(), md5((i % 500)::text)::uuid, 1 + i % 5000, 'view', now() - make_interval(secs => i)
       from generate_series(1, 50000) i`,
  );
  await pool.query(
    `insert into shoppers (id) select md5(i::text)::uuid from generate_series(1, 5000) i on conflict do nothing`,
  );
  await pool.query("vacuum analyze");
});

async function planOf(sql: string, values: unknown[]): Promise<string> {
  const { rows } = await database.pool().query<{ "QUERY PLAN": string }>(`explain ${sql}`, values);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

describe("queries on hot paths go by index", () => {
  it("a shopper's history, cart and consent", async () => {
    const plan = await planOf(STATE_SQL, [SHOPPER, false]);
    expect(plan).toContain("interactions_shopper_id_at_idx");
    expect(plan).toContain("shoppers_pkey");
    expect(plan).not.toMatch(/Seq Scan on (interactions|shoppers)/);
  });

  it("full text search", async () => {
    const query = "'5f4dcc3b5aa765d61d8327deb882cf99' | '5f4dcc3b':*";
    const plan = await planOf(SEARCH_SQL, [query, query, query, query, [], [], 0, null, null, false, 500]);
    expect(plan).toContain("products_search_idx");
    expect(plan).not.toContain("Seq Scan on products");
  });

  it("search by spelling", async () => {
    const plan = await planOf(FUZZY_SQL, [["artikel"], 0.45, 500]);
    expect(plan).toContain("products_name_trgm_idx");
    expect(plan).not.toContain("Seq Scan on products");
  });

  it("recording interactions and lists decides about repetitions by primary key", async () => {
    const alone = writeEventsSql({ facts: [] });
    expect(await planOf(alone.text, alone.values)).toContain("Conflict Arbiter Indexes: interactions_pkey");
    const click = { id: randomId(), listId: randomId(), productId: 1, position: 0, clientAt: null, at: 0 };
    const all = writeEventsSql({ facts: [], clicks: [click] });
    const plan = await planOf(all.text, all.values);
    for (const key of ["interactions_pkey", "shown_lists_pkey", "clicks_pkey"]) {
      expect(plan).toContain(`Conflict Arbiter Indexes: ${key}`);
    }
  });
});
