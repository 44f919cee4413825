import { createHmac } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { POST as postShopify } from "./shopify/route";
import { POST as postWoo } from "./woocommerce/route";
import { withEmptyShop } from "@/lib/data/import/testing/import-fixture";
import { completeEnvironment } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { settleDeliveries } from "@/lib/data/webhooks/settle-deliveries";

const { pool } = withEmptyShop();
const SHOPIFY = "shopify-secret-of-this-test";
const WOO = "woocommerce-secret-of-this-test";
const OLD = "the-secret-before-this-one";

const setSecrets = (shopify: string, woo: string) =>
  completeEnvironment({ AISLE_SHOPIFY_SECRET: shopify, AISLE_WOOCOMMERCE_SECRET: woo });
beforeAll(() => setSecrets(`${OLD}, ${SHOPIFY}`, WOO));
beforeEach(() =>
  pool().query(
    "truncate products, categories, import_runs, settings, webhook_deliveries, interactions, shoppers cascade",
  ),
);

const sign = (body: string, secret: string) => createHmac("sha256", secret).update(body).digest("base64");

interface Sent {
  id?: string;
  secret?: string;
  signature?: string | null;
}

function send(
  post: typeof postShopify,
  names: { signature: string; topic: string; id: string },
  [topic, body, secret, given]: [string, string, string, Sent],
) {
  const headers: Record<string, string> = { "content-type": "application/json", [names.topic]: topic };
  headers[names.id] = given.id ?? randomId();
  const signature = given.signature === undefined ? sign(body, given.secret ?? secret) : given.signature;
  if (signature !== null) headers[names.signature] = signature;
  const request = new Request("http://shop.test/api/webhooks", { method: "POST", body, headers });
  return post(request, { params: Promise.resolve({}) });
}

const SHOPIFY_NAMES = {
  signature: "x-shopify-hmac-sha256",
  topic: "x-shopify-topic",
  id: "x-shopify-webhook-id",
};
const WOO_NAMES = {
  signature: "x-wc-webhook-signature",
  topic: "x-wc-webhook-topic",
  id: "x-wc-webhook-delivery-id",
};
const toText = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body));
const shopify = (topic: string, body: unknown, given: Sent = {}) =>
  send(postShopify, SHOPIFY_NAMES, [topic, toText(body), SHOPIFY, given]);
const woo = (topic: string, body: unknown, given: Sent = {}) =>
  send(postWoo, WOO_NAMES, [topic, toText(body), WOO, given]);

async function readProducts() {
  const { rows } = await pool().query(
    `select p.sku, p.handle, p.name, p.brand, c.path as category, p.price_amount as price, p.compare_at_amount as former,
            p.stock, p.status, p.image, p.option_names as options,
            (select json_agg(json_build_array(v.sku, v.option_values, v.price_amount, v.stock) order by v.position)
               from product_variants v where v.product_id = p.id and v.status = 'active') as variants
       from products p join categories c on c.id = p.category_id order by p.sku`,
  );
  return rows as Record<string, unknown>[];
}
async function readPurchases() {
  const { rows } = await pool().query(
    `select p.sku, i.value, i.unit_amount as price, i.currency, i.order_ref as ref, s.external_id as shopper, i.kind, i.lane
       from interactions i join products p on p.id = i.product_id left join shoppers s on s.id = i.shopper_id order by p.sku`,
  );
  return rows as Record<string, unknown>[];
}
const settle = () => settleDeliveries(Date.now());

/** A long id, as Shopify's own examples have: no number of JavaScript holds it. */
const TEE = "788032119674292922";
const tee = (
  more = "",
) => `{"id":${TEE},"admin_graphql_api_id":"gid://shopify/Product/${TEE}","title":"Example T-Shirt",
  "body_html":"<p>Soft</p>","vendor":"Acme","product_type":"Shirts","created_at":null,"handle":"example-t-shirt",
  "published_at":"2021-12-31T19:00:00-05:00","tags":"mens, t-shirt","status":"active","template_suffix":null,
  "variants":[
    {"id":642667041472713922,"product_id":${TEE},"title":"Small","price":"19.00","position":1,"inventory_policy":"deny",
     "compare_at_price":"25.00","option1":"Small","option2":null,"option3":null,"barcode":null,"sku":"TEE-S","image_id":1,
     "inventory_quantity":7},
    {"id":757650484644203962,"product_id":${TEE},"title":"Medium","price":"20.00","position":2,"inventory_policy":"continue",
     "compare_at_price":null,"option1":"Medium","option2":null,"option3":null,"barcode":null,"sku":"TEE-M","image_id":null,
     "inventory_quantity":0}],
  "options":[{"id":1,"name":"Size","position":1,"values":["Small","Medium"]}],
  "images":[{"id":1,"position":1,"src":"https://cdn.example/1.jpg","variant_ids":[]},
            {"id":2,"position":2,"src":"https://cdn.example/2.jpg"},{"id":3,"position":3,"src":"https://cdn.example/3.jpg"}]${more}}`;

const order = (id: string, more: object = {}) => ({
  id: 820982911946,
  name: "#9999",
  email: "jon@example.com",
  currency: "USD",
  test: false,
  created_at: new Date(Date.now() - 60_000).toISOString(),
  customer: { id: 115310627314, email: "jon@example.com", first_name: "Jon" },
  shipping_address: { address1: "1 Hidden Street" },
  line_items: [
    { id: 1, product_id: null, sku: id, quantity: 2, price: "19.00", title: "Example T-Shirt" },
    { id: 2, product_id: 99, sku: "NEVER-HEARD-OF", quantity: 1, price: "5.00", title: "?" },
  ],
  ...more,
});

describe("a webhook", () => {
  const outcome = async (response: Response) => {
    const { outcome, code } = (await response.json()) as { outcome?: string; code?: string };
    return [response.status, outcome ?? code];
  };

  it("with another signature, or none, is refused and leaves nothing", async () => {
    const body = tee();
    const wrong: Sent[] = [
      { signature: null },
      { signature: "" },
      { signature: "AAAA" },
      { secret: "another-secret-of-somebody" },
      { signature: sign(`${body} `, SHOPIFY) },
      { signature: createHmac("sha256", SHOPIFY).update(body).digest("hex") },
    ];
    for (const given of wrong) {
      expect(await outcome(await shopify("products/create", body, given))).toEqual([401, "unauthenticated"]);
      expect((await woo("product.created", "{}", given)).status).toBe(401);
    }
    const { rows } = await pool().query("select from webhook_deliveries");
    expect(rows).toHaveLength(0);
  });

  it("is refused by a shop that has no secret, whatever it is signed with", async () => {
    setSecrets("", "");
    for (const secret of ["", "undefined", SHOPIFY]) {
      expect((await shopify("products/create", tee(), { secret: secret || "x" })).status).toBe(401);
      expect((await woo("product.created", "{}", { signature: sign("{}", secret) })).status).toBe(401);
    }
    expect((await woo("action.ping", "webhook_id=1", { signature: null })).status).toBe(401);
    setSecrets(`${OLD}, ${SHOPIFY}`, WOO);
  });

  it("is taken with either secret while one replaces the other, and WooCommerce's ping without any", async () => {
    expect(await outcome(await shopify("shop/update", "{}", { secret: OLD }))).toEqual([200, "ignored"]);
    expect(await outcome(await shopify("shop/update", "{}"))).toEqual([200, "ignored"]);
    expect(await outcome(await woo("", "webhook_id=12", { signature: null }))).toEqual([200, "ignored"]);
  });

  it("that is no JSON, too large, or not what its topic says is refused, naming the field", async () => {
    expect((await shopify("products/create", "{")).status).toBe(400);
    expect((await shopify("products/create", `"${"x".repeat(5 * 1024 * 1024)}"`)).status).toBe(413);
    const odd = await shopify("orders/create", order("A", { line_items: [{ id: 1, quantity: -1 }] }));
    expect([odd.status, await odd.json()]).toMatchObject([
      400,
      { errors: [{ path: "line_items.0.quantity" }] },
    ]);
  });

  it("counts once, however often it is sent", async () => {
    const id = randomId();
    expect(await outcome(await shopify("products/create", tee(), { id }))).toEqual([200, "queued"]);
    expect(await outcome(await shopify("products/create", tee(), { id }))).toEqual([200, "duplicate"]);
    expect(await settle()).toBe(1);
    expect(await settle()).toBe(0);
  });
});

describe("webhooks of Shopify", () => {
  it("make, change and hide a product with its variants, as an import of its export does", async () => {
    await shopify("products/create", tee());
    await settle();
    expect(await readProducts()).toMatchObject([
      {
        handle: "example-t-shirt",
        name: "Example T-Shirt",
        brand: "Acme",
        category: "shirts",
        price: 1900,
        former: 2500,
        status: "active",
        image: "https://cdn.example/1.jpg",
        options: ["Size"],
        variants: [
          ["TEE-S", ["Small"], 1900, 7],
          ["TEE-M", ["Medium"], 2000, 100],
        ],
      },
    ]);
    // The newest of several counts, in the order in which they came.
    await shopify("products/update", tee().replace("19.00", "17.00"));
    await shopify(
      "products/update",
      tee().replace("19.00", "18.50").replace("Example T-Shirt", "Good T-Shirt"),
    );
    await settle();
    expect(await readProducts()).toMatchObject([{ name: "Good T-Shirt", price: 1850 }]);
    await shopify("products/delete", `{"id":${TEE}}`);
    await settle();
    expect(await readProducts()).toMatchObject([{ status: "hidden" }]);
  });

  it("of orders are purchases of its customers, by code or by the number of the product, each once", async () => {
    await shopify("products/create", tee());
    await settle();
    const placed = order("TEE-S");
    const answer = await shopify("orders/create", placed);
    expect(await answer.json()).toMatchObject({
      outcome: "recorded",
      detail: "1 purchases, 0 known, 1 rejected: unknown_product",
    });
    // Told once more under another delivery.
    await shopify("orders/create", placed);
    expect(await readPurchases()).toEqual([
      {
        sku: "example-t-shirt",
        value: 2,
        price: 1900,
        currency: "USD",
        kind: "purchase",
        lane: "person",
        ref: "shopify:820982911946",
        shopper: "115310627314",
      },
    ]);
    const byNumber = JSON.stringify(order("", { id: 7, customer: null })).replace(
      '"product_id":null',
      `"product_id":${TEE}`,
    );
    await shopify("orders/create", byNumber);
    expect(await readPurchases()).toHaveLength(2);
    await shopify("orders/create", order("TEE-S", { id: 8, test: true }));
    expect(await readPurchases()).toHaveLength(2);
    await shopify("orders/cancelled", { id: 820982911946 });
    expect((await readPurchases()).filter(({ lane }) => lane === "person")).toHaveLength(1);
  });

  it("keep nothing of who has ordered but the number the shop knows them by", async () => {
    await shopify("orders/create", order("TEE-S"));
    const { rows } = await pool().query("select * from webhook_deliveries");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/jon|Hidden Street/i);
  });
});

const mug = (more: object = {}) => ({
  id: 794,
  name: "Mug, large",
  slug: "mug",
  type: "simple",
  status: "publish",
  catalog_visibility: "visible",
  description: "<p>Round</p>",
  short_description: "",
  sku: "MUG",
  price: "18.00",
  regular_price: "21.99",
  sale_price: "18.00",
  date_on_sale_from_gmt: null,
  date_on_sale_to_gmt: null,
  manage_stock: true,
  stock_quantity: 5,
  stock_status: "instock",
  parent_id: 0,
  variations: [],
  categories: [{ id: 9, name: "Mugs", slug: "mugs" }],
  tags: [{ id: 1, name: "Clay" }],
  images: [{ id: 792, src: "https://woo.example/mug.jpg", name: "", alt: "" }],
  attributes: [{ id: 6, name: "Glaze", position: 0, visible: true, variation: false, options: ["Matt"] }],
  meta_data: [],
  ...more,
});

describe("webhooks of WooCommerce", () => {
  it("make, change and hide a product, in the category of that name where there is one", async () => {
    await pool().query(
      `with home as (insert into categories (slug, name, path, depth) values ('home', 'Home', 'home', 0) returning id)
       insert into categories (slug, name, path, depth, parent_id) select 'mugs', 'Mugs', 'home/mugs', 1, id from home`,
    );
    await woo("product.created", mug());
    await settle();
    expect(await readProducts()).toMatchObject([
      {
        sku: "MUG",
        handle: "woo:794",
        name: "Mug, large",
        category: "home/mugs",
        price: 1800,
        former: 2199,
        stock: 5,
        status: "active",
        image: "https://woo.example/mug.jpg",
      },
    ]);
    await woo("product.updated", mug({ stock_quantity: 0, stock_status: "outofstock", sale_price: "" }));
    await settle();
    expect(await readProducts()).toMatchObject([{ stock: 0, price: 2199, former: null }]);
    await woo("product.deleted", { id: 794 });
    await settle();
    expect(await readProducts()).toMatchObject([{ status: "hidden" }]);
    await woo("product.restored", mug());
    await settle();
    expect(await readProducts()).toMatchObject([{ status: "active" }]);
  });

  it("of orders are purchases once they are sold, and are taken back with them", async () => {
    await woo("product.created", mug());
    await settle();
    // An order is made once, however often the shop speaks of it.
    const created = new Date(Date.now() - 60_000).toISOString().slice(0, 19);
    const given = (status: string) => ({
      id: 727,
      number: "727",
      status,
      currency: "EUR",
      customer_id: 26,
      total: "36.00",
      date_created_gmt: created,
      billing: { first_name: "John", email: "john@example.com" },
      line_items: [
        { id: 315, name: "Mug", product_id: 794, variation_id: 0, quantity: 2, sku: "", price: 18 },
      ],
      meta_data: [],
    });
    expect(await (await woo("order.created", given("pending"))).json()).toMatchObject({ outcome: "ignored" });
    await woo("order.updated", given("processing"));
    await woo("order.updated", given("completed"));
    expect(await readPurchases()).toMatchObject([
      { sku: "MUG", value: 2, price: 1800, currency: "EUR", ref: "woocommerce:727", shopper: "26" },
    ]);
    await woo("order.updated", given("refunded"));
    expect((await readPurchases()).filter(({ lane }) => lane === "person")).toEqual([]);
  });
});
