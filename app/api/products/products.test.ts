import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closeKeys } from "@/lib/shop/auth/key-keeper";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import * as categories from "../categories/route";
import * as category from "../categories/[category]/route";
import { POST as record } from "../interactions/route";
import { GET as search } from "../search/route";
import * as product from "./[product]/route";
import { POST as hide } from "./[product]/hide/route";
import { POST as unhide } from "./[product]/unhide/route";
import * as products from "./route";

const shop = withTestShop();
let key: string;
let reader: string;
beforeAll(async () => {
  key = await createApiKey("ERP", ["catalog:read", "catalog:write", "interactions:write"]);
  reader = await createApiKey("Reader", ["catalog:read"]);
});
afterAll(closeKeys);

type Body = Record<string, unknown>;
const create = (body: object, as = key) => call(products.POST, "/api/products", { key: as, body });
const get = (name: string) => call(product.GET, "/", { key, params: { product: name } });
const change = (name: string, body: object) =>
  call(product.PATCH, "/", { key, method: "PATCH", params: { product: name }, body });
const remove = (name: string) =>
  call(product.DELETE, "/", { key, method: "DELETE", params: { product: name } });
const productOf = ({ body }: { body: Body }) => body.product as Body;
const MUG = { name: "Stoneware mug", price: 12.5, currency: "GBP", category: "Kitchen > Mugs", stock: 7 };

describe("the catalogue by API", () => {
  it("makes a product that is read, changed, hidden, put back and deleted", async () => {
    const made = await create({ sku: "MUG-1", ...MUG, description: "<p>Holds tea.</p>" });
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`/api/products/${String(productOf(made).id)}`);
    expect(productOf(made)).toMatchObject({
      sku: "MUG-1",
      name: "Stoneware mug",
      description: "Holds tea.",
      price: { amount: 1250, currency: "GBP" },
      stock: 7,
      status: "active",
      category: { name: "Mugs", path: "kitchen/mugs" },
    });
    expect((await create({ sku: "MUG-1", ...MUG })).status).toBe(409);
    const changed = await change("MUG-1", { price: "9.99", compareAt: 12.5, stock: 0 });
    expect(productOf(changed)).toMatchObject({
      price: { amount: 999, currency: "GBP" },
      compareAt: { amount: 1250, currency: "GBP" },
      stock: 0,
      name: "Stoneware mug",
    });
    expect(productOf(await change("MUG-1", { compareAt: null }))).toMatchObject({ compareAt: null });
    const hidden = await call(hide, "/", { key, method: "POST", params: { product: "MUG-1" } });
    expect(productOf(hidden)).toMatchObject({ status: "hidden" });
    expect((await get("MUG-1")).body).toMatchObject({ status: "hidden" });
    await call(unhide, "/", { key, method: "POST", params: { product: "MUG-1" } });
    expect((await get("MUG-1")).body).toMatchObject({ status: "active" });
    expect((await remove("MUG-1")).body).toEqual({ product: "MUG-1", deleted: true });
    expect((await get("MUG-1")).status).toBe(404);
    expect((await remove("MUG-1")).status).toBe(404);
  });

  it("takes back what it gives: money as answers have it, and ids in all three spellings", async () => {
    const price = { amount: 1099, currency: "GBP" };
    const made = await create({ ...MUG, sku: "MUG-2", id: "shop/42", price });
    const ours = String(productOf(made).id);
    expect(productOf(made)).toMatchObject({ price, externalId: "shop/42" });
    for (const name of ["MUG-2", "shop/42", ours]) {
      expect((await get(name)).body).toMatchObject({ id: ours });
      expect(productOf(await change(name, { stock: 3 }))).toMatchObject({ id: ours, stock: 3 });
    }
    const event = (name: string) => ({
      id: uuidv7(),
      kind: "view",
      product: name,
      at: new Date().toISOString(),
      user: "u1",
    });
    const sent = await call(record, "/api/interactions", {
      key,
      body: { interactions: [event("shop/42"), event("MUG-2"), event(ours)] },
    });
    expect(sent.body).toMatchObject({ accepted: 3 });
  });

  it("changes one variant by its code, and its product with it", async () => {
    const variants = ["S", "M"].map((size, i) => ({
      sku: `TEE-${size}`,
      options: { Size: size },
      price: 20 + i,
      stock: 5,
    }));
    const made = await create({ sku: "TEE", name: "Tee", currency: "GBP", category: "Tees", variants });
    expect(productOf(made)).toMatchObject({ options: ["Size"], stock: 10, price: { amount: 2000 } });
    const changed = await change("TEE-S", { price: 15, stock: 0 });
    expect(productOf(changed)).toMatchObject({ sku: "TEE", stock: 5, price: { amount: 1500 } });
  });

  it.each([
    [{}, "sku"],
    [{ sku: "X", name: "X", price: -1 }, "price"],
    [{ sku: "X", name: "X", price: "12,50" }, "price"],
    [{ sku: "X", name: "X", price: 1, stock: 1.5 }, "stock"],
    [{ sku: "X", name: "X", price: 1, stock: -2 }, "stock"],
    [{ sku: "X", name: "X", price: 1, currency: "coins" }, "currency"],
    [{ sku: "X", name: "X", price: 1, pirce: 1 }, "pirce"],
    [{ sku: "a\nb", name: "X", price: 1 }, "sku"],
    [{ sku: "X", name: "X".repeat(201), price: 1 }, "name"],
    [{ sku: "X", name: "X", price: 1, status: "gone" }, "status"],
  ])("says which field is wrong: case %#", async (body, field) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect((answer.body.errors as { path: string }[]).map(({ path }) => path)).toContain(field);
  });

  it("says what a new product lacks, and that a code is spoken for", async () => {
    expect((await create({ sku: "X", price: 1 })).body).toMatchObject({ status: 400 });
    expect((await create({ sku: "X", name: "X" })).body).toMatchObject({ status: 400 });
    const [first = ""] = shop.productsOf(0);
    expect((await create({ ...MUG, sku: first })).status).toBe(409);
    for (const lost of [{ price: 1e9 }, { image: "no address" }, { image: "a\u0000b" }]) {
      expect((await change("SKU-1", lost)).status).toBe(400);
    }
    expect((await change("nothing", { stock: 1 })).status).toBe(404);
    expect((await change("SKU-1", {})).status).toBe(400);
  });

  it("lists all of it page by page, each product once", async () => {
    const seen: unknown[] = [];
    let after = "";
    for (let page = 0; page < 100 && after !== "done"; page++) {
      const { body } = await call(products.GET, `/api/products?limit=17${after}`, { key: reader });
      seen.push(...(body.products as Body[]).map(({ id }) => id));
      after = body.next === null ? "done" : `&after=${String(body.next)}`;
    }
    const [row] = await shop.query<{ n: number }>("select count(*)::int as n from products");
    expect([seen.length, new Set(seen).size]).toEqual([row?.n, row?.n]);
    const narrow = await call(products.GET, "/api/products?category=root-0", { key: reader });
    const paths = (narrow.body.products as { category: { path: string } }[]).map((one) => one.category.path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.every((path) => path.startsWith("root-0"))).toBe(true);
  });

  it("lists what has changed since a moment, in whatever time zone that is written", async () => {
    const since = async (moment: string) => {
      const path = `/api/products?limit=500&updatedSince=${encodeURIComponent(moment)}`;
      const { status, body } = await call(products.GET, path, { key: reader });
      return [status, (body.products as Body[] | undefined)?.length];
    };
    const all = await since("2000-01-01T00:00:00Z");
    expect(all).toEqual([200, expect.any(Number)]);
    expect(await since("2000-01-01T00:00:00-23:59")).toEqual(all);
    expect(await since("3901-11-29T19:33:26-19:25")).toEqual([200, 0]);
    expect(await since("9999-12-31T23:59:59-23:59")).toEqual([200, 0]);
    expect((await since("1800-01-01T00:00:00Z"))[0]).toBe(400);
  });

  it("keeps a product that was sold", async () => {
    const [order, shopper] = [randomId(), randomId()];
    await shop.query("insert into shoppers (id) values ($1)", [shopper]);
    await shop.query(
      `insert into orders (id, idempotency_key, shopper_id, currency, subtotal_amount, shipping_amount, total_amount,
         email, name, address) values ($1, $1, $2, 'GBP', 1, 0, 1, 'a@b.c', 'A', '{}')`,
      [order, shopper],
    );
    await shop.query(
      `insert into order_items (id, order_id, product_id, name, unit_amount, quantity)
       select $1, $2, id, name, 1, 1 from products where sku = 'SKU-3'`,
      [randomId(), order],
    );
    expect((await remove("SKU-3")).status).toBe(409);
  });

  it("needs the scope", async () => {
    expect((await create({ sku: "Y", ...MUG }, reader)).status).toBe(403);
    expect((await create({ sku: "Y", ...MUG }, `${key}x`)).status).toBe(401);
    const till = await createApiKey("Till", ["interactions:write"]);
    expect((await call(products.GET, "/api/products", { key: till })).status).toBe(403);
  });

  it("is what a search finds a moment later", async () => {
    await create({ ...MUG, sku: "LAMP-9", name: "Zanzibar lantern" });
    await vi.waitFor(async () => {
      const { body } = await call(search, "/api/search?q=zanzibar");
      expect((body.products as Body[]).map(({ sku }) => sku)).toContain("LAMP-9");
    });
  });
});

describe("categories by API", () => {
  const make = (body: object) => call(categories.POST, "/api/categories", { key, body });
  const at = (name: string, handler = category.GET, method = "GET", body?: object) =>
    call(handler, "/", { key, method, params: { category: name }, body });

  it("are made, renamed, moved and taken away", async () => {
    expect((await make({ name: "Garden" })).body).toMatchObject({ slug: "garden", parent: null });
    expect((await make({ name: "Pots", parent: "garden", position: 3 })).body).toMatchObject({
      path: "garden/pots",
      parent: "garden",
      position: 3,
    });
    expect((await make({ name: "pots", parent: "garden" })).status).toBe(409);
    expect((await make({ name: "Pots", parent: "nowhere" })).status).toBe(404);
    expect((await at("pots", category.PATCH, "PATCH", { name: "Planters" })).body).toMatchObject({
      slug: "pots",
      name: "Planters",
    });
    await make({ name: "Outside" });
    expect((await at("garden", category.PATCH, "PATCH", { parent: "pots" })).status).toBe(409);
    const moved = await at("garden", category.PATCH, "PATCH", { parent: "outside" });
    expect(moved.body).toMatchObject({ path: "outside/garden", parent: "outside" });
    expect((await at("outside/garden/pots")).body).toMatchObject({ slug: "pots", parent: "garden" });
    expect((await at("garden", category.DELETE, "DELETE")).status).toBe(409);
    expect((await at("pots", category.DELETE, "DELETE")).body).toEqual({ category: "pots", deleted: true });
    expect((await at("pots")).status).toBe(404);
    const { body } = await call(categories.GET, "/api/categories", { key: reader });
    expect((body.categories as Body[]).map(({ path }) => path)).toContain("outside/garden");
  });

  it("with products in them stay", async () => {
    await create({ ...MUG, sku: "KEEP-1", category: "Kept" });
    expect((await at("kept", category.DELETE, "DELETE")).status).toBe(409);
    expect((await at("kept")).body).toMatchObject({ products: 1 });
  });
});
