import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { getCategoryPage, getProductPage, listAddresses } from "./queries";
import { fillCatalog } from "./testing/fill-catalog";

const database = withTestDatabase();

beforeAll(async () => {
  await fillCatalog(database.pool());
  await database.pool().query(
    `update products set attributes = '{"material":"Oak"}', description = 'Solid.', compare_at_amount = 900
      where sku = 'SKU-7'`,
  );
  await database.pool().query("update products set status = 'hidden' where sku = 'SKU-12'");
});

describe("a category's page", () => {
  it("knows the way down, counting what is for sale in each subtree", async () => {
    expect(await getCategoryPage("root-0")).toEqual({
      name: "Category root-0",
      path: "root-0",
      ancestors: [],
      children: [
        { name: "Category leaf-0a", path: "root-0/leaf-0a", count: 9 },
        { name: "Category leaf-0b", path: "root-0/leaf-0b", count: 10 },
      ],
      currency: "GBP",
    });
  });

  it("knows the way up", async () => {
    const page = await getCategoryPage("root-0/leaf-0a");
    expect(page?.ancestors).toEqual([{ name: "Category root-0", path: "root-0" }]);
    expect(page?.children).toEqual([]);
  });

  it("is null for what is no category", async () => {
    for (const path of ["", "nowhere", "root", "root-0/", "leaf-0a", "root-0%", "\u0000", "x".repeat(10_000)])
      expect(await getCategoryPage(path)).toBeNull();
  });
});

describe("a product's page", () => {
  it("holds what the page shows and no internal number", async () => {
    const page = await getProductPage("product-7");
    expect(page).toMatchObject({
      sku: "SKU-7",
      name: "Product 7",
      description: "Solid.",
      attributes: [{ label: "Material", value: "Oak" }],
      price: { amount: 700, currency: "GBP" },
      compareAt: { amount: 900, currency: "GBP" },
      stock: 10,
      inStock: true,
      categories: [
        { name: "Category root-0", path: "root-0" },
        { name: "Category leaf-0b", path: "root-0/leaf-0b" },
      ],
    });
    expect(page?.id).toMatch(/^prd_\d+$/);
  });

  it("is null for hidden products and for what is no product", async () => {
    for (const slug of ["product-12", "product-999", "", "\u0000", "x".repeat(10_000)])
      expect(await getProductPage(slug)).toBeNull();
  });
});

it("lists the addresses of what is for sale", async () => {
  const { products, categories } = await listAddresses(1_000);
  expect(products).toHaveLength(59);
  expect(products.map(({ slug }) => slug)).not.toContain("product-12");
  expect(categories).toHaveLength(9);
  expect((await listAddresses(5)).products).toHaveLength(5);
});
