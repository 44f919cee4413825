import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { isAppError } from "@/lib/platform/errors";
import { listProducts } from "./list-products";
import { EVERYTHING } from "./listing";
import { closeLiveCatalog, getLiveCatalog } from "./live-catalog";
import { recallProductPage } from "./pages-in-memory";
import { getCategoryPage, getOptions, getProductPage, listNames } from "./queries";
import { suggest } from "./suggest";
import { fillCatalog } from "./testing/fill-catalog";

const database = withTestDatabase();
let productIds: number[] = [];

/** Nobody listens there: a server that was stopped. */
async function stopDatabase(): Promise<() => Promise<void>> {
  const set = async (url: string) => {
    completeEnvironment({ DATABASE_URL: url });
    await closeDb();
  };
  const url = database.url();
  await set("postgresql://nobody@127.0.0.1:1/away");
  return () => set(url);
}

beforeAll(async () => {
  const pool = database.pool();
  ({ productIds } = await fillCatalog(pool, { roots: 2, products: 120 }));
  await pool.query("update products set stock = 0 where sku in ('SKU-2', 'SKU-6', 'SKU-9')");
  await pool.query("update products set status = 'hidden' where sku = 'SKU-12'");
  await pool.query("update products set currency = 'EUR' where sku = 'SKU-8'");
  await pool.query(
    `update products set description = 'Of oak.', attributes = '{"Seat height": "45 cm"}' where sku in ('SKU-1', 'SKU-5')`,
  );
  await pool.query(
    "update products set option_names = '{Size,Colour}', price_amount = 900 where sku = 'SKU-4'",
  );
  await pool.query(
    `insert into product_variants (product_id, sku, option_values, price_amount, compare_at_amount, stock, image, position)
     select p.id, v.* from products p, (values
       ('SKU-4-S', '{S,Red}'::text[], 900, 1200, 3, '/s.svg', 0), ('SKU-4-M', '{M,Red}', 1500, null, 0, '', 1)) v
      where p.sku = 'SKU-4'`,
  );
  await getLiveCatalog();
});
afterAll(() => closeLiveCatalog());

describe("while the database is stopped", () => {
  it("pages are what they were", async () => {
    const read = async () => ({
      categories: await Promise.all(
        ["root-0", "root-1/leaf-1a", "nowhere"].map((path) => getCategoryPage(path)),
      ),
      listing: await listProducts("root-0", { ...EVERYTHING, sort: "price-asc" }),
      plain: await getProductPage("product-1"),
      hidden: await getProductPage("product-12"),
      options: await getOptions(productIds.slice(0, 5)),
      names: await listNames(productIds.slice(8, 13)),
      categoriesMeant: (await suggest("leaf")).categories,
      products: (await suggest("product 17")).products,
    });
    const before = await read();
    const variants = await getProductPage("product-4");
    expect(before.products).toHaveLength(1);
    const start = await stopDatabase();
    const after = await read();
    expect(after).toEqual({ ...before, plain: { ...before.plain, isPartial: false } });
    expect(await getProductPage("product-4")).toEqual({ ...variants, isPartial: false });
    await start();
  });

  it("a page that was never made has what the catalog knows, and says that this is not all", async () => {
    const start = await stopDatabase();
    const page = await getProductPage("product-5");
    await start();
    const whole = await getProductPage("product-5");
    expect(whole).toMatchObject({ description: "Of oak." });
    const unknown = { description: "", isPartial: true };
    expect(page).toEqual({ ...whole, ...unknown });
  });

  it("a product's price and stock are those of the catalog, not of the page that was seen", async () => {
    await getProductPage("product-20");
    await database.pool().query("update products set price_amount = 77, stock = 0 where sku = 'SKU-20'");
    await expect.poll(async () => (await getLiveCatalog()).bySlug.get("product-20")?.stock).toBe(0);
    const page = recallProductPage("product-20", await getLiveCatalog());
    expect(page).toMatchObject({ price: { amount: 77 }, stock: 0, inStock: false });
  });

  it("without a catalog there is nothing to tell, and that is said", async () => {
    closeLiveCatalog();
    const start = await stopDatabase();
    const refused = await getProductPage("product-1").catch((error: unknown) => error);
    expect(isAppError(refused) && refused.code).toBe("unavailable");
    await start();
  });
});
