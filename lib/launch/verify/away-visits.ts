import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { getEnv } from "@/lib/platform/env";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { addToCart } from "@/lib/shop/cart/commands";
import { formatShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { readPageForm } from "./page-form";

/** What is asked of a shop that has lost its database, and how it is to answer. */
export interface Ask {
  what: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent with POST. */
  body?: FormData | string;
  /** 503 comes with when to try again. */
  status: 200 | 503;
  /** What the answer has to hold. */
  says: RegExp;
}

/** What there is in a shop to ask for. */
export interface AwayShop {
  seen: { id: string; slug: string; name: string };
  unseen: { slug: string; name: string };
  category: { path: string; name: string };
  /** Cookies of somebody with a cart that was looked at, and of somebody else. */
  shopper: string;
  stranger: string;
  /** For reading what is amiss. */
  token: string;
}

const cookieOf = (id: string) => formatShopperCookie(id, false).split(";")[0] ?? "";

/** Looks up what to ask for, and fills a cart, in the shop whose database is open. */
export async function prepareAwayShop(): Promise<AwayShop> {
  const [seen, unseen] = await getDb().product.findMany({
    where: { status: "active", stock: { gt: 5 }, optionNames: { isEmpty: true } },
    include: { category: true },
    orderBy: { id: "asc" },
    take: 2,
  });
  if (!seen || !unseen) throw new Error("The sample has too few products.");
  const shopper = randomId();
  await addToCart(shopper, { product: seen.id, quantity: 1, interaction: uuidv7() });
  const { id, slug, name, category } = seen;
  return {
    seen: { id: toPublicProductId(id), slug, name },
    unseen: { slug: unseen.slug, name: unseen.name },
    category: { path: category.path, name: category.name },
    shopper: cookieOf(shopper),
    stranger: cookieOf(randomId()),
    token: getEnv().METRICS_TOKEN,
  };
}

const escape = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("'", "&#x27;")
    .replaceAll('"', "&quot;")
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const saying = (text: string) => new RegExp(escape(text));

/** What only looks. `isNew`: the process has begun without a database, and has seen neither pages nor carts. */
export function listReads(shop: AwayShop, isNew: boolean): Ask[] {
  const { seen, unseen, category } = shop;
  const word = encodeURIComponent(seen.name);
  const [shopper, stranger] = [{ cookie: shop.shopper }, { cookie: shop.stranger }];
  const look = (
    what: string,
    path: string,
    says: RegExp,
    headers: Record<string, string> = shopper,
  ): Ask => ({
    what,
    path,
    headers,
    status: 200,
    says,
  });
  const unreadable = /Your cart cannot be read just now/;
  return [
    // Before it is known that the database is silent, the page is the kept one.
    look("home", "/", /products, and a shop that learns/),
    look("home, made for its visitor", "/?script=off", /You can look around as usual/),
    look("home, a stranger's", "/", /products, and a shop that learns/, {}),
    look("product", `/products/${seen.slug}`, saying(seen.name)),
    look("product not seen before", `/products/${unseen.slug}`, /cannot be shown just now/, stranger),
    look("category", `/category/${category.path}`, saying(category.name)),
    look("category, narrowed", `/category/${category.path}?sort=price-asc&stock=1`, /price/i, stranger),
    look("search", `/search?q=${word}`, saying(seen.name)),
    look("cart", "/cart", isNew ? unreadable : saying(seen.name)),
    look("cart not seen before", "/cart", unreadable, stranger),
    look("recommend", "/api/recommend?placement=home.for-you&k=8", /"position":7/),
    look("similar", `/api/similar/${seen.id}`, /prd_\d+/),
    look("search call", `/api/search?q=${word}`, new RegExp(`"rung":"(static|cached)".*${seen.id}`)),
    look("suggestions", `/api/search/suggestions?q=${word}`, new RegExp(seen.id)),
    look("live", "/api/health/live", /ok/, {}),
    look("ready", "/api/health/ready", /^\{"ready":true\}$/, {}),
    look(
      "ready, to who may know",
      "/api/health/ready",
      isNew ? /database-away.*catalogue-from-disk/ : /"degraded":\["database-away"\]/,
      { authorization: `Bearer ${shop.token}` },
    ),
  ];
}

async function readPage(address: string, path: string, cookie: string): Promise<string> {
  return (await fetch(`${address}${path}`, { headers: { cookie } })).text();
}

/** Forms of pages as browsers without JavaScript send them, taken while all is well. */
export async function readForms(address: string, shop: AwayShop): Promise<Ask[]> {
  const product = await readPage(address, `/products/${shop.seen.slug}`, shop.shopper);
  const signIn = await readPage(address, "/sign-in", shop.stranger);
  const send = (what: string, path: string, cookie: string, body: FormData): Ask => ({
    what,
    path,
    headers: { cookie, origin: address },
    body,
    status: 503,
    says: /database cannot be reached right now/,
  });
  const credentials = { email: "ann@example.com", password: "a password of hers" };
  return [
    send(
      "add to cart",
      `/products/${shop.seen.slug}`,
      shop.shopper,
      readPageForm(product, ["product", "quantity"]),
    ),
    send("sign in", "/sign-in", shop.stranger, readPageForm(signIn, ["email", "password"], credentials)),
  ];
}

/** What has to write, or cannot be shown without what only the database knows. */
export function listWrites(shop: AwayShop, forms: readonly Ask[]): Ask[] {
  const view = { id: uuidv7(), kind: "view", product: shop.seen.id, at: new Date().toISOString() };
  return [
    ...forms,
    {
      what: "an event",
      path: "/api/interactions",
      headers: { cookie: shop.shopper, "content-type": "application/json" },
      body: JSON.stringify({ interactions: [view] }),
      status: 503,
      says: /"code":"unavailable"/,
    },
    {
      what: "checkout",
      path: "/checkout",
      headers: { cookie: shop.shopper },
      status: 503,
      says: /Orders cannot be placed just now/,
    },
    {
      what: "account",
      path: "/account",
      headers: { cookie: shop.shopper },
      status: 503,
      says: /Accounts cannot be reached just now/,
    },
  ];
}
