import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { readTableState } from "@/lib/platform/table-query";
import { changeInBulk, previewBulk } from "./bulk-commands";
import { bulkChangeSchema } from "./bulk-input";
import { changeCategory, createCategory, deleteCategory, shiftCategory } from "./category-commands";
import { listCategoryTree } from "./category-tree";
import { getEditedProduct } from "./edited-product";
import { changeProduct, createProduct } from "./product-commands";
import { PRODUCT_TABLE } from "./product-filters";
import { keepUnsaid, newProductFormSchema, productFormSchema } from "./product-form";
import { newProductSchema } from "./product-input";
import { listProductLines } from "./product-table";
import { fillCatalog } from "./testing/fill-catalog";

const database = withTestDatabase();
const US = { process: "test" };
let categoryId: number;

beforeAll(async () => {
  const { categories } = await fillCatalog(database.pool(), { products: 12 });
  categoryId = categories[0]?.id ?? 0;
});

const make = (sku: string, more: object = {}) =>
  createProduct(
    newProductSchema.parse({ sku, name: `Mug ${sku}`, currency: "GBP", categoryId, price: 1_000, ...more }),
    US,
  );
const read = async (id: number) => {
  const product = await getEditedProduct(US, id);
  if (!product) throw new Error("It was just made.");
  return product;
};
const lines = (query: string) => {
  const state = readTableState(PRODUCT_TABLE, Object.fromEntries(new URLSearchParams(query)));
  return listProductLines(US, state, { skip: 0, take: 100 });
};

describe("a product made by hand", () => {
  it("has an address, a picture and safe texts", async () => {
    const { id, slug } = await make("A-1", {
      description: "<p>Good<script>alert(1)</script></p><ul><li>Blue</li></ul>",
    });
    expect(slug).toBe("mug-a-1");
    expect(await read(id)).toMatchObject({
      description: "<p>Good</p><ul><li>Blue</li></ul>",
      image: expect.stringMatching(/^\/pictures\//),
      stock: 0,
      status: "active",
    });
    const { slug: second } = await make("A-2", { name: "Mug A-1" });
    expect(second).toBe("mug-a-1-a-2");
  });

  it("cannot have another one's code, nor what other programs call one", async () => {
    const { id } = await make("B-1");
    await expect(make("B-1")).rejects.toMatchObject({ code: "conflict", fields: [{ path: "sku" }] });
    await expect(make(`prd_${id}`)).rejects.toMatchObject({ code: "conflict" });
    await expect(make("B-2", { compareAt: 900 })).rejects.toMatchObject({ fields: [{ path: "compareAt" }] });
    await expect(make("B-3", { categoryId: 99_999 })).rejects.toMatchObject({
      fields: [{ path: "categoryId" }],
    });
  });

  it("costs the least of its variants on sale and has as many pieces as they have", async () => {
    const variants = [
      { sku: "C-S", values: ["S"], price: 900, stock: 2 },
      { sku: "C-M", values: ["M"], price: 800, stock: 3 },
    ];
    const { id } = await make("C", { optionNames: ["Size"], variants });
    expect(await read(id)).toMatchObject({ price: 800, stock: 5 });
    await changeProduct(id, { variants: [{ sku: "C-M", status: "hidden" }] }, US);
    expect(await read(id)).toMatchObject({ price: 900, stock: 2 });
    const twice = { variants: [{ sku: "C-L", values: ["s"], price: 1 }] };
    await expect(changeProduct(id, twice, US)).rejects.toThrow(/same choice/);
  });
});

describe("two who change one product", () => {
  it("do not overwrite each other", async () => {
    const { id } = await make("D-1");
    const { updatedAt: seen } = await read(id);
    await changeProduct(id, { seen, name: "First" }, US);
    await expect(changeProduct(id, { seen, name: "Second" }, US)).rejects.toMatchObject({ code: "conflict" });
    expect((await read(id)).name).toBe("First");
  });

  it("lose no piece that was sold between, because a form changes stock by the difference", async () => {
    const { id } = await make("D-2", { stock: 10 });
    await getDb().product.update({ where: { id }, data: { stock: 7 } });
    const { updatedAt, ...product } = await read(id);
    const form = {
      ...product,
      id: `${id}`,
      seen: updatedAt,
      categoryId: `${categoryId}`,
      currency: "GBP",
      pictures: "",
      attributes: "",
    };
    const typed = {
      ...form,
      description: "",
      price: "10,00",
      compareAt: "",
      cost: "",
      stock: "15",
      stockSeen: "10",
      variants: {},
    };
    const { change } = productFormSchema.parse({ ...typed, optionNames: undefined });
    expect(change).toMatchObject({ price: 1_000, stockBy: 5 });
    await changeProduct(id, change, US);
    expect((await read(id)).stock).toBe(12);
  });
});

describe("what a product's form says", () => {
  it("is refused field by field", () => {
    const { error } = newProductFormSchema.safeParse({
      currency: "GBP",
      name: "",
      sku: "X",
      price: "cheap",
      stock: "-1",
      categoryId: "1",
    });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["price", "stock"]);
  });

  it("leaves attributes what they were that no line can hold", () => {
    const before = { size: 3, washable: true, parts: { lid: 1 }, colour: ["Red", "Blue"] };
    const typed = { size: "3", washable: "false", colour: ["Red", "Blue"] };
    expect(keepUnsaid(typed, before)).toEqual({ ...before, washable: "false" });
  });
});

describe("several products at once", () => {
  const change = (form: Record<string, string>) => bulkChangeSchema.parse(form);

  it("change as the preview shows, or not at all", async () => {
    const [{ id: plain }, { id: varied }] = [
      await make("E-1", { stock: 4, compareAt: 1_200 }),
      await make("E-2", {
        optionNames: ["Size"],
        variants: [{ sku: "E-2-S", values: ["S"], price: 505, stock: 1 }],
      }),
    ];
    const selection = { ids: [plain, varied], filters: {} };
    const sale = change({ percent: "-10", keepOld: "on", stockMode: "add", stock: "2" });
    const preview = await previewBulk(selection, sale, US);
    expect(preview).toMatchObject({ selected: 2, changed: 2 });
    expect(await read(plain)).toMatchObject({ price: 1_000, stock: 4 });
    expect(await changeInBulk(selection, sale, preview.digest, US)).toBe(2);
    expect(await read(plain)).toMatchObject({ price: 900, compareAt: 1_200, stock: 6 });
    expect(await read(varied)).toMatchObject({ price: 455, compareAt: 505, stock: 3 });
    await expect(changeInBulk(selection, sale, preview.digest, US)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await read(plain)).price).toBe(900);
  });

  it("are those that the list's filters leave", async () => {
    await make("F-1", { brand: "Acme" });
    await make("F-2", { brand: "Acme" });
    const archive = change({ status: "archived" });
    const selection = { ids: null, filters: { q: "acme" } };
    const { digest, changed } = await previewBulk(selection, archive, US);
    expect(changed).toBe(2);
    await changeInBulk(selection, archive, digest, US);
    expect((await lines("?q=acme")).total).toBe(0);
    expect((await lines("?q=acme&status=archived")).rows.map(({ sku }) => sku).sort()).toEqual([
      "F-1",
      "F-2",
    ]);
  });

  it("need something to change", () => {
    expect(bulkChangeSchema.safeParse({ percent: "", stock: "" }).success).toBe(false);
    expect(bulkChangeSchema.safeParse({ stockMode: "set", stock: "-1" }).success).toBe(false);
  });
});

describe("the list of products", () => {
  it("is sorted, narrowed and counted", async () => {
    const { rows, total } = await lines(`?category=${categoryId}&sort=-price&stock=in`);
    expect(rows.length).toBe(total);
    const prices = rows.map(({ price }) => price.amount);
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    expect((await lines("?q=SKU-1&sort=sku")).rows.map(({ sku }) => sku)).toEqual([
      "SKU-1",
      "SKU-10",
      "SKU-11",
      "SKU-12",
    ]);
  });
});

describe("categories", () => {
  const node = async (id: number) => (await listCategoryTree(US)).find((one) => one.id === id);

  it("move with everything in them, and lie in themselves never", async () => {
    const top = await createCategory({ name: "Kitchen & Bath", parentId: null }, US);
    const child = await createCategory({ name: "Mugs", parentId: top }, US);
    const other = await createCategory({ name: "Home", parentId: null }, US);
    expect((await node(child))?.path).toBe("kitchen-and-bath/mugs");
    await expect(changeCategory(top, { parentId: child }, US)).rejects.toMatchObject({ code: "conflict" });
    await changeCategory(top, { parentId: other, name: "Kitchen" }, US);
    expect(await node(child)).toMatchObject({ path: "home/kitchen-and-bath/mugs", depth: 2 });
    expect(await node(top)).toMatchObject({ name: "Kitchen", depth: 1, parentId: other });
    await expect(createCategory({ name: "kitchen", parentId: other }, US)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("are removed only when nothing is in them", async () => {
    const top = await createCategory({ name: "Short-lived", parentId: null }, US);
    const child = await createCategory({ name: "Inside", parentId: top }, US);
    await expect(deleteCategory(top, US)).rejects.toThrow(/1 category/);
    const { id } = await make("G-1", { categoryId: child });
    await expect(deleteCategory(child, US)).rejects.toThrow(/1 product/);
    await changeProduct(id, { categoryId }, US);
    await deleteCategory(child, US);
    await deleteCategory(top, US);
    expect(await node(top)).toBeUndefined();
  });

  it("change places with their neighbours", async () => {
    const top = await createCategory({ name: "Row", parentId: null }, US);
    const ids: number[] = [];
    for (const name of ["One", "Two", "Three"]) ids.push(await createCategory({ name, parentId: top }, US));
    await shiftCategory(ids[2] ?? 0, -1, US);
    await shiftCategory(ids[0] ?? 0, -1, US);
    const names = (await listCategoryTree(US))
      .filter(({ parentId }) => parentId === top)
      .map(({ name }) => name);
    expect(names).toEqual(["One", "Three", "Two"]);
  });
});
