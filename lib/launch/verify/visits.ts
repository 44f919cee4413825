import "server-only";
import fs from "node:fs";
import path from "node:path";
import { getDb } from "@/lib/platform/db/client";
import { getEnv } from "@/lib/platform/env";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { addToCart } from "@/lib/shop/cart/commands";
import { placeOrder } from "@/lib/shop/orders/place-order";
import { resolveShopper } from "@/lib/shop/shoppers/queries";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

/** One request of a route, as somebody makes it who may. */
export interface Visit {
  path: string;
  method?: "GET" | "POST" | "PUT" | "DELETE";
  headers?: Record<string, string>;
  /** JSON, lines of it when it is text, or a form when it is one. */
  body?: unknown;
}

/** Makes the request of a visit anew each time: some carry an id that may be used once. */
export type Visitor = () => Visit;

const ADDRESSES: Record<string, string> = {
  "sitemap.ts": "/sitemap.xml",
  "robots.ts": "/robots.txt",
  "manifest.ts": "/manifest.webmanifest",
};

/** Every address below `app`, as its folders write it: `/products/[slug]`, `/api/jobs/[id]`. */
export function listRoutes(root = "app"): string[] {
  const files = fs.readdirSync(root, { recursive: true, encoding: "utf8" });
  const routes = files.flatMap((file) => {
    const { dir, base } = path.posix.parse(file.split(path.sep).join("/"));
    if (ADDRESSES[base] && dir === "") return [ADDRESSES[base]];
    if (base !== "page.tsx" && base !== "route.ts") return [];
    const segments = dir.split("/").filter((segment) => segment !== "" && !segment.startsWith("("));
    return [`/${segments.join("/")}`];
  });
  return [...new Set(routes)].sort();
}

/** What visits need to know of the shop they are made to. */
export interface VisitedShop {
  product: { id: number; slug: string };
  category: string;
  order: number;
  model: string;
  job: string;
  shopper: string;
  /** The cookies of a signed-in admin. */
  cookies: string;
}

/** An order of this shopper's, and something left in the cart. */
async function shopAs(shopper: string, product: number): Promise<number> {
  const put = () => addToCart(shopper, { product, quantity: 1, interaction: uuidv7() });
  const { totals } = await put();
  const address = {
    line1: "1 High Street",
    line2: "",
    city: "Leeds",
    postcode: "LS1",
    country: "GB",
  } as const;
  const form = {
    key: uuidv7(),
    total: totals?.total.amount ?? 0,
    email: "ann@example.com",
    name: "Ann",
    address,
  };
  const { number } = await placeOrder(form, { shopperId: shopper, viewer: null });
  await put();
  return number;
}

/** Makes and looks up what there is to visit. `cookies` are an admin's, with a shopper's; `job` is any job. */
export async function readVisitedShop(cookies: string, job: string): Promise<VisitedShop> {
  const db = getDb();
  const shopper = parseShopperCookie(cookies);
  if (shopper === null) throw new Error("Signing in has set no shopper's cookie.");
  const [product, category, model] = await Promise.all([
    db.product.findFirstOrThrow({
      where: { status: "active", stock: { gt: 1 }, optionNames: { isEmpty: true } },
      select: { id: true, slug: true },
    }),
    db.category.findFirstOrThrow({ where: { depth: 0 }, select: { path: true } }),
    db.modelVersion.findFirstOrThrow({ select: { id: true } }),
  ]);
  const order = await shopAs((await resolveShopper(shopper)).id, product.id);
  return { product, category: category.path, order, model: model.id, job, shopper, cookies };
}

const get = (path: string, headers: Record<string, string>): Visitor => {
  return () => ({ path, headers });
};
const post = (path: string, headers: Record<string, string>, body?: () => unknown): Visitor => {
  return () => ({ path, method: "POST", headers, body: body?.() });
};
const put = (path: string, headers: Record<string, string>, body: () => unknown): Visitor => {
  return () => ({ path, method: "PUT", headers, body: body() });
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function makePageVisitors(shop: VisitedShop, signedIn: Record<string, string>): Record<string, Visitor[]> {
  const as = (path: string) => get(path, signedIn);
  return {
    "/": [as("/"), get("/", {})],
    "/[...missing]": [get("/no/such/page", {})],
    "/account": [as("/account")],
    "/account/addresses": [as("/account/addresses")],
    "/account/influences": [as("/account/influences"), get("/account/influences", {})],
    "/account/lists": [as("/account/lists")],
    "/account/lists/[id]": [as(`/account/lists/${uuidv7()}`), as("/account/lists/none")],
    "/account/lists/save": [
      as(`/account/lists/save?product=${toPublicProductId(shop.product.id)}`),
      as("/account/lists/save"),
    ],
    "/account/security": [as("/account/security")],
    "/cart": [as("/cart")],
    "/checkout": [as("/checkout")],
    "/category/[...path]": [as(`/category/${shop.category}`), as(`/category/${shop.category}?sort=name`)],
    "/docs": [get("/docs", {})],
    "/docs/[section]": [get("/docs/recommendations", {}), get("/docs/shopify", {})],
    "/checkout/bank/[reference]": [as("/checkout/bank/none")],
    "/checkout/return/[payment]": [as("/checkout/return/none")],
    "/orders/[number]": [as(`/orders/${shop.order}`)],
    "/orders/find": [get("/orders/find", {})],
    "/products/[slug]": [as(`/products/${shop.product.slug}`)],
    "/products/[slug]/reviews": [
      get(`/products/${shop.product.slug}/reviews`, {}),
      as(`/products/${shop.product.slug}/reviews?page=none`),
    ],
    "/search": [as("/search?q=lamp")],
    "/privacy": [as("/privacy")],
    "/privacy/erased": [as("/privacy/erased")],
    "/sign-in": [get("/sign-in", {})],
    "/sign-in/code": [get("/sign-in/code", {})],
    "/sign-in/forgotten": [get("/sign-in/forgotten", {})],
    "/sign-in/new-password": [get("/sign-in/new-password?token=none", {})],
    "/sign-up": [get("/sign-up", {})],
    "/pictures/uploads/[file]": [as("/pictures/uploads/none.webp")],
    "/pictures/[spec]": [as("/pictures/none")],
    "/carousel.js": [get("/carousel.js", {})],
    "/lists/[key]": [get("/lists/none", {})],
    "/offline": [get("/offline", {})],
    "/offline.js": [get("/offline.js", {})],
    "/sitemap.xml": [as("/sitemap.xml")],
    "/feed.xml": [get("/feed.xml", {})],
    "/info/[name]": [get("/info/delivery", {}), get("/info/none", {})],
    "/social/[file]": [get(`/social/${shop.product.slug}.png`, {}), get("/social/none.png", {})],
    "/robots.txt": [as("/robots.txt")],
    "/manifest.webmanifest": [as("/manifest.webmanifest")],
    ...makeAdminVisitors(shop, signedIn),
  };
}

/** One pixel, in a form as browsers send files. */
function aPicture(): FormData {
  const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const form = new FormData();
  form.append("picture", new Blob([Buffer.from(pixel, "base64")], { type: "image/png" }), "pixel.png");
  return form;
}

/** A catalogue of one product, in such a form. */
function aTable(): FormData {
  const form = new FormData();
  form.append("file", new Blob(["sku,name,price\nVISIT-1,Visited mug,2.50\n"]), "visit.csv");
  return form;
}

/** What no shop has signed. */
const NO_RECEIPT = {
  format: "aisle-erasure-1",
  id: "00000000-0000-4000-8000-000000000000",
  erasedAt: "2026-01-01T00:00:00.000Z",
  marks: ["none"],
  rows: {},
  signature: "none",
};

function makeAdminVisitors(shop: VisitedShop, signedIn: Record<string, string>): Record<string, Visitor[]> {
  const as = (path: string) => get(path, signedIn);
  return {
    "/admin": [as("/admin")],
    "/admin/categories": [as("/admin/categories")],
    "/admin/import": [as("/admin/import")],
    "/admin/import/[id]": [as("/admin/import/none")],
    "/admin/products": [as("/admin/products?q=a&sort=price")],
    "/admin/products/new": [as("/admin/products/new")],
    "/admin/products/bulk": [as(`/admin/products/bulk?ids=${shop.product.id}&stockMode=set&percent=-5`)],
    "/admin/products/[id]": [as(`/admin/products/${shop.product.id}`)],
    "/admin/audit": [as("/admin/audit?action=key.create")],
    "/admin/settings": [as("/admin/settings")],
    "/admin/privacy": [as("/admin/privacy"), as("/admin/privacy?days.lists=300&days.carts=")],
    "/admin/users": [as("/admin/users?role=staff")],
    "/admin/jobs": [as("/admin/jobs")],
    "/admin/keys": [as("/admin/keys")],
    "/admin/orders": [as("/admin/orders?state=placed")],
    "/admin/orders/[number]": [as(`/admin/orders/${shop.order}`)],
    "/admin/customers": [as("/admin/customers?q=ann")],
    "/admin/customers/[email]": [as("/admin/customers/ann%40example.com")],
    "/admin/promos": [as("/admin/promos")],
    "/admin/reviews": [as("/admin/reviews")],
    "/admin/texts": [as("/admin/texts")],
    "/admin/search": [as("/admin/search")],
    "/admin/traffic": [as("/admin/traffic")],
    "/admin/experiments": [as("/admin/experiments")],
    "/admin/experiments/new": [as("/admin/experiments/new")],
    "/admin/experiments/[id]": [as("/admin/experiments/none")],
    "/admin/experiments/[id]/edit": [as("/admin/experiments/none/edit")],
    "/admin/rules": [as("/admin/rules")],
    "/admin/rules/new": [as("/admin/rules/new")],
    "/admin/rules/[id]": [as("/admin/rules/none")],
    "/admin/trace": [as(`/admin/trace?shopper=${shop.shopper}&placement=home.for-you`)],
    "/admin/strategies": [as("/admin/strategies")],
    "/admin/strategies/[id]": [as("/admin/strategies/for-you@2")],
    "/admin/styleguide": [as("/admin/styleguide")],
    "/admin/guard": [as("/admin/guard")],
    "/admin/health": [as("/admin/health")],
    "/admin/models": [as("/admin/models")],
    "/admin/models/compare": [as(`/admin/models/compare?a=${shop.model}&b=${shop.model}`)],
    "/admin/models/[id]": [as(`/admin/models/${shop.model}`)],
    "/admin/placements": [as("/admin/placements")],
    "/admin/placements/[placement]": [as("/admin/placements/home.for-you")],
  };
}

function makeShopperVisitors(shop: VisitedShop, signedIn: Record<string, string>): Record<string, Visitor[]> {
  const as = (path: string) => get(path, signedIn);
  const product = toPublicProductId(shop.product.id);
  return {
    "/api/shoppers/[shopper]/profile": [as(`/api/shoppers/${shop.shopper}/profile`)],
    "/api/shoppers/[shopper]/influences": [as(`/api/shoppers/${shop.shopper}/influences`)],
    "/api/shoppers/me/influences": [
      as("/api/shoppers/me/influences"),
      post("/api/shoppers/me/influences", signedIn, () => ({ product, on: true })),
    ],
    "/api/shoppers/[shopper]": [() => ({ path: "/api/shoppers/none", method: "DELETE", headers: signedIn })],
    "/api/shoppers/[shopper]/export": [as(`/api/shoppers/${shop.shopper}/export`)],
    "/api/shoppers/[shopper]/unmerge": [post("/api/shoppers/none/unmerge", signedIn)],
    "/api/shoppers/me/consent": [as("/api/shoppers/me/consent")],
    "/api/shoppers/me/erasure": [post("/api/shoppers/me/erasure", signedIn, () => ({ confirm: "not sure" }))],
    "/api/shoppers/me/export": [as("/api/shoppers/me/export")],
  };
}

/** What pages of categories and searches ask for. */
function makeBrowsingVisitors(
  shop: VisitedShop,
  signedIn: Record<string, string>,
): Record<string, Visitor[]> {
  const as = (path: string) => get(path, signedIn);
  return {
    "/api/departments": [get("/api/departments", {})],
    "/api/listing": [
      as(`/api/listing?address=/category/${shop.category}`),
      as("/api/listing?address=/search?q=lamp"),
    ],
    "/api/search": [as("/api/search?q=lamp")],
    "/api/search/suggestions": [as("/api/search/suggestions?q=lam")],
  };
}

/** Somebody else each time: nobody may guess passwords for long. */
const stranger = () => new URLSearchParams({ email: `${randomId()}@example.com`, password: "wrong" });

/** What nobody has signed. */
const WEBHOOKS: Record<string, Visitor[]> = {
  "/api/webhooks/shopify": [post("/api/webhooks/shopify", {}, () => ({}))],
  "/api/webhooks/stripe": [post("/api/webhooks/stripe", {}, () => ({}))],
  "/api/webhooks/woocommerce": [post("/api/webhooks/woocommerce", {}, () => ({}))],
};

function makeApiVisitors(shop: VisitedShop, signedIn: Record<string, string>): Record<string, Visitor[]> {
  const { CRON_SECRET, METRICS_TOKEN } = getEnv();
  const as = (path: string) => get(path, signedIn);
  const product = toPublicProductId(shop.product.id);
  const view = () => ({ id: uuidv7(), kind: "view", product, at: new Date().toISOString() });
  return {
    "/api/[[...unknown]]": [as("/api/nothing")],
    "/api/auth/[...nextauth]": [
      as("/api/auth/session"),
      post("/api/auth/callback/credentials", signedIn, stranger),
    ],
    "/api/backfill": [post("/api/backfill", signedIn, () => ({ until: "2026-01-31T00:00:00Z" }))],
    "/api/cron/retrain": [post("/api/cron/retrain", bearer(CRON_SECRET))],
    "/api/erasures/[erasure]": [as(`/api/erasures/${NO_RECEIPT.id}`)],
    "/api/erasures/verify": [post("/api/erasures/verify", signedIn, () => NO_RECEIPT)],
    "/api/exploration": [as("/api/exploration")],
    "/api/export/[what]": [as("/api/export/models")],
    "/api/feeds": [as("/api/feeds")],
    "/api/feeds/[id]": [as(`/api/feeds/${randomId()}`)],
    "/api/feeds/[id]/run": [post(`/api/feeds/${randomId()}/run`, signedIn, () => ({}))],
    "/api/health/live": [as("/api/health/live")],
    "/api/health/ready": [as("/api/health/ready")],
    "/api/interactions": [post("/api/interactions", signedIn, () => ({ interactions: [view(), view()] }))],
    "/api/jobs": [as("/api/jobs")],
    "/api/jobs/[id]": [as(`/api/jobs/${shop.job}`)],
    "/api/jobs/[id]/cancel": [post(`/api/jobs/${shop.job}/cancel`, signedIn)],
    "/api/metrics": [get("/api/metrics", bearer(METRICS_TOKEN))],
    "/api/openapi.json": [as("/api/openapi.json")],
    "/api/orders/[order]/cancel": [post("/api/orders/none/cancel", signedIn, () => ({}))],
    "/api/retrain-as-of": [post("/api/retrain-as-of", signedIn, () => ({ until: "2026-01-31T00:00:00Z" }))],
    "/api/recommend": [
      as(`/api/recommend?placement=home.for-you&placement=product.similar&product=${product}`),
      post("/api/recommend", signedIn, () => ({
        placements: [{ placement: "product.similar", k: 4, product }],
      })),
    ],
    "/api/recommend/[shopper]": [as(`/api/recommend/${shop.shopper}?placement=home.for-you`)],
    "/api/rules": [as("/api/rules")],
    "/api/rules/[rule]": [as(`/api/rules/${randomId()}`)],
    "/api/rollups": [as("/api/rollups")],
    "/api/shoppers/[shopper]/external-id": [
      put(`/api/shoppers/${shop.shopper}/external-id`, signedIn, () => ({
        externalId: randomId().slice(0, 8),
      })),
    ],
    ...makeBrowsingVisitors(shop, signedIn),
    ...makeShopperVisitors(shop, signedIn),
    "/api/similar/[product]": [as(`/api/similar/${product}`)],
    "/api/tables/[table]": [as("/api/tables/audit?format=jsonl"), as("/api/tables/users")],
    "/api/uploads": [() => ({ path: "/api/uploads", method: "POST", headers: signedIn, body: aTable() })],
    "/api/uploads/[id]/rejects": [as(`/api/uploads/${shop.job}/rejects`)],
    "/api/uploads/pictures": [
      () => ({ path: "/api/uploads/pictures", method: "POST", headers: signedIn, body: aPicture() }),
    ],
    ...WEBHOOKS,
    "/api/train": [post("/api/train", signedIn, () => ({}))],
  };
}

/** What programs of other shops ask for. */
function makeBesideVisitors(shop: VisitedShop, signedIn: Record<string, string>): Record<string, Visitor[]> {
  const as = (path: string) => get(path, signedIn);
  const product = toPublicProductId(shop.product.id);
  const past = () => JSON.stringify({ shopper: randomId(), product, kind: "view", at: "2020-01-01" });
  return {
    "/api/categories": [as("/api/categories")],
    "/api/visit": [as("/api/visit?path=%2F"), as(`/api/visit?path=/products/${shop.product.slug}`)],
    "/api/categories/[category]": [as("/api/categories/none")],
    "/api/interaction": [post("/api/interaction", signedIn, () => ({ user_id: "u", product_id: product }))],
    "/api/interactions/bulk": [post("/api/interactions/bulk", signedIn, past)],
    "/api/products": [
      as("/api/products?limit=5"),
      post("/api/products", signedIn, () => ({ sku: randomId(), name: "Visited", price: 1 })),
    ],
    "/api/products/[product]": [as(`/api/products/${product}`)],
    "/api/products/[product]/hide": [post("/api/products/none/hide", signedIn)],
    "/api/products/[product]/unhide": [post("/api/products/none/unhide", signedIn)],
    "/api/products/bulk": [
      post("/api/products/bulk", signedIn, () => JSON.stringify({ sku: product, stock: 50 })),
    ],
    "/api/recommendations/[user]": [as(`/api/recommendations/${shop.shopper}?count=3`)],
    "/api/v1/recommend/[user]": [as(`/api/v1/recommend/${shop.shopper}?k=3`)],
    "/api/v1/recs/predict": [post("/api/v1/recs/predict", signedIn, () => ({ user_id: shop.shopper, k: 3 }))],
    "/api/v1/recs/status/[id]": [as(`/api/v1/recs/status/${shop.job}`)],
    "/api/v1/recs/train": [post("/api/v1/recs/train", signedIn, () => ({}))],
    "/api/v1/similar_items/[item]": [as(`/api/v1/similar_items/${product}?k=3`)],
    "/api/v1/user_profile/[user]": [as(`/api/v1/user_profile/${shop.shopper}`)],
  };
}

/** One visitor or more of every route, by the route as `listRoutes` writes it. */
export function makeVisitors(shop: VisitedShop): Record<string, Visitor[]> {
  const signedIn = { cookie: shop.cookies };
  return {
    ...makePageVisitors(shop, signedIn),
    ...makeApiVisitors(shop, signedIn),
    ...makeBesideVisitors(shop, signedIn),
  };
}
