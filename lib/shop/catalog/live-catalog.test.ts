import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { closeDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { closeLiveCatalog, getLiveCatalog, peekLiveCatalog } from "./live-catalog";
import { addAlike } from "./testing/add-products";
import { fillCatalog } from "./testing/fill-catalog";

const database = withTestDatabase();
let shop: Awaited<ReturnType<typeof fillCatalog>>;

beforeAll(async () => {
  shop = await fillCatalog(database.pool());
  await getLiveCatalog();
  // The listener reads everything once more when it has connected.
  await vi.waitFor(() => expect(peekLiveCatalog()?.version).toBeGreaterThan(1));
});
afterAll(() => closeLiveCatalog());

describe("the live catalog", () => {
  it("holds the active products and the tree", async () => {
    const catalog = await getLiveCatalog();
    expect(catalog.byId.size).toBe(60);
    expect(catalog.bySku.get("SKU-7")).toMatchObject({
      slug: "product-7",
      price: { amount: 700, currency: "GBP" },
      compareAt: null,
      stock: 10,
    });
    const root = catalog.findCategory("root-0");
    expect(root && catalog.subtree(root.id).size).toBe(3);
    expect(catalog.findCategory("root-0/leaf-0a")).toBe(catalog.findCategory("leaf-0a"));
    expect(catalog.subtree(0).size).toBe(0);
    const leaf = shop.categories[0]?.id ?? 0;
    expect([...catalog.inCategory(leaf)]).toHaveLength(10);
  });

  it("keeps the newest first through changes", async () => {
    const order = () => peekLiveCatalog()?.newest.map((product) => product.sku) ?? [];
    const before = order();
    expect(before.slice(0, 3)).toEqual(["SKU-1", "SKU-2", "SKU-3"]);
    await database
      .pool()
      .query("update products set created_at = now(), stock = 1 where sku in ('SKU-30', 'SKU-60')");
    await vi.waitFor(() => expect(order().slice(0, 3)).toEqual(["SKU-60", "SKU-30", "SKU-1"]));
    expect(new Set(order())).toEqual(new Set(before));
    expect(order()).toHaveLength(60);
  });

  it("follows one product through its changes without reading the rest", async () => {
    const before = await getLiveCatalog();
    await database.pool().query("update products set stock = 0, sku = 'NEW-5' where sku = 'SKU-5'");
    await vi.waitFor(() => expect(peekLiveCatalog()?.bySku.get("NEW-5")?.stock).toBe(0));
    expect(peekLiveCatalog()?.bySku.has("SKU-5")).toBe(false);
    await database.pool().query("update products set status = 'hidden' where sku = 'NEW-5'");
    await vi.waitFor(() => expect(peekLiveCatalog()?.bySku.has("NEW-5")).toBe(false));
    const leaf = shop.categories[5]?.id ?? 0;
    expect([...before.inCategory(leaf)]).toHaveLength(9);
    await database.pool().query("update products set status = 'active', sku = 'SKU-5' where sku = 'NEW-5'");
    await vi.waitFor(() => expect(peekLiveCatalog()?.byId.size).toBe(60));
    expect(peekLiveCatalog()).toBe(before);
  });

  it("reads everything again after a large change", async () => {
    const { categories } = shop;
    await addAlike(database.pool(), 500, { sku: "BULK", categoryId: categories[0]?.id ?? 0 });
    await vi.waitFor(() => expect(peekLiveCatalog()?.byId.size).toBe(560));
    await database.pool().query("update categories set name = 'Renamed' where slug = 'leaf-0a'");
    await vi.waitFor(() => expect(peekLiveCatalog()?.findCategory("leaf-0a")?.name).toBe("Renamed"));
    await database.pool().query("delete from products where sku like 'BULK-%'");
    await vi.waitFor(() => expect(peekLiveCatalog()?.byId.size).toBe(60));
  });

  it("keeps what it has while the database is away, and catches up after", async () => {
    const admin = database.pool();
    await admin.query("update products set stock = 3 where sku = 'SKU-9'");
    await vi.waitFor(() => expect(peekLiveCatalog()?.bySku.get("SKU-9")?.stock).toBe(3));
    completeEnvironment({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/away" });
    await closeDb();
    await sleep(50);
    expect((await getLiveCatalog()).byId.size).toBe(60);
    completeEnvironment({ DATABASE_URL: database.url() });
    await closeDb();
    // Every connection is lost at once, the listener's too; what changed meanwhile was not notified.
    await database.pool().query("update products set stock = 4 where sku = 'SKU-9'");
    await database
      .pool()
      .query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    await vi.waitFor(() => expect(peekLiveCatalog()?.bySku.get("SKU-9")?.stock).toBe(4), { timeout: 10_000 });
  });

  it("says that it is not there yet instead of waiting for ever", async () => {
    closeLiveCatalog();
    completeEnvironment({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/away" });
    await closeDb();
    await expect(getLiveCatalog(50)).rejects.toMatchObject({ code: "unavailable" });
    completeEnvironment({ DATABASE_URL: database.url() });
    await closeDb();
    expect((await getLiveCatalog()).byId.size).toBe(60);
  });
});
