import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { closeLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId } from "@/lib/platform/ids";
import { DEFAULT_WEIGHTS } from "@/ml/index";
import { loadComplements } from "./complements";
import { loadTrends } from "./load-trends";

const database = withTestDatabase();
let productIds: number[];

beforeAll(async () => {
  ({ productIds } = await fillCatalog(database.pool(), { products: 12 }));
});
afterAll(() => closeLiveCatalog());

async function record(shopper: string | null, product: number, kind: string): Promise<void> {
  await database
    .pool()
    .query(
      "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, $3, $4, '2026-01-01')",
      [randomId(), shopper, productIds[product], kind],
    );
}

describe("what is wanted lately", () => {
  it("counts facts of nobody for their products, and nothing for what takes something back", async () => {
    await record(null, 0, "purchase");
    await record(null, 0, "view");
    await record(randomId(), 1, "cart");
    for (const kind of ["remove", "unlike", "uncart", "return"]) await record(randomId(), 2, kind);
    const trends = await loadTrends(DEFAULT_WEIGHTS);
    expect(trends.top.map((product) => [product.id, trends.scoreOf(product)])).toEqual([
      [productIds[0], 6],
      [productIds[1], 3],
    ]);
  });

  it("takes purchases of nobody for no basket", async () => {
    for (let i = 0; i < 20; i++) await record(null, i % 12, "purchase");
    expect((await loadComplements()).size).toBe(0);
  });
});
