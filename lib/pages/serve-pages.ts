import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { isAway } from "@/lib/platform/db/client";
import { getLauncherEnv } from "@/lib/platform/env";
import { mayEnter } from "@/lib/platform/http/gate";
import { isForwardedSecure } from "@/lib/platform/http/client-request";
import type { Listener } from "@/lib/platform/http/page-guard";
import { requestIdOf } from "@/lib/platform/http/request-id";
import { untilOthersAreReady } from "@/lib/platform/http/send-together";
import { StaticFiles } from "@/lib/platform/http/static-files";
import { randomId } from "@/lib/platform/ids";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { getEngine } from "@/lib/recommender/serving/engine";
import { onCatalogRead, peekLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { asksFirst } from "@/lib/shop/shoppers/consent";
import { formatShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";
import { pageGrounds } from "./grounds";
import { htmlOf, type KeptPage, type Rendered } from "./kept-page";
import { KeptPages } from "./kept-pages";
import { type PageAddress, readPageAddress } from "./page-address";
import { type OwnAddress, renderPage } from "./render-page";

const compress = promisify(gzip);
const BYTES_PER_MB = 1024 * 1024;

interface Kept {
  pages: KeptPages;
  /** As the last request came in. */
  own: OwnAddress;
}

/** Which pages a change of these products is about, besides those that speak of them: where they would stand now. */
function pagesOf(products: readonly number[]): (path: string) => boolean {
  const catalog = peekLiveCatalog();
  const paths = new Set<string>(["/"]);
  for (const id of products) {
    const product = catalog?.byId.get(id);
    // It is gone: how many there are is said in places that do not name it.
    if (!product) return (path) => !path.startsWith("/products/");
    paths.add(`/products/${product.slug}`);
    const path = catalog?.categories.get(product.categoryId)?.path ?? "";
    path
      .split("/")
      .forEach((_, depth, parts) => paths.add(`/category/${parts.slice(0, depth + 1).join("/")}`));
  }
  return (path) => paths.has(path);
}

const keeper = createSingleton("pages", (): Kept => {
  const own = { host: "127.0.0.1", port: getLauncherEnv().PORT };
  const pages: KeptPages = new KeptPages({
    render: (address) => renderPage(keeper.get().own, address),
    isKeepable: () => !isAway(),
    grounds: () => pageGrounds(),
    model: () => getEngine().model?.id ?? "",
    productOf: (slug) => peekLiveCatalog()?.bySlug.get(slug)?.id,
    maxBytes: getLauncherEnv().AISLE_KEPT_PAGES_MB * BYTES_PER_MB,
  });
  onCatalogRead((ids) => pages.hear(ids, ids === null ? () => true : pagesOf(ids)));
  return { pages, own };
});

/** Of the pages that programs ask for, which seldom understand Brotli: to unpack one takes longer than to send it. */
const plain = new LRUCache<KeptPage, Buffer>({
  maxSize: 8 * BYTES_PER_MB,
  // The page is held by it, too, though it may have been made anew since.
  sizeCalculation: (html, page) => html.length + page.compressed.length,
});

async function plainBytes(page: KeptPage): Promise<Buffer> {
  const known = plain.get(page);
  if (known) return known;
  const html = await htmlOf(page);
  plain.set(page, html);
  return html;
}

async function sendKept(page: KeptPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = requestIdOf({ get: (name) => String(request.headers[name] ?? "") });
  const headers = [...page.headers, "x-request-id", id];
  if (request.headers["if-none-match"]?.includes(page.etag)) {
    await untilOthersAreReady();
    response.writeHead(304, headers).end();
    return;
  }
  const accepted = String(request.headers["accept-encoding"] ?? "");
  let body = page.compressed;
  if (/\bbr\b/.test(accepted)) headers.push("content-encoding", "br");
  else {
    body = await plainBytes(page);
    if (/\bgzip\b/.test(accepted)) {
      body = await compress(body);
      headers.push("content-encoding", "gzip");
    }
  }
  headers.push("content-length", String(body.length));
  await untilOthersAreReady();
  response.writeHead(200, headers).end(request.method === "HEAD" ? null : body);
}

function sendRendered({ status, headers, html }: Rendered, response: ServerResponse): void {
  const { connection: _c, "keep-alive": _k, "transfer-encoding": _t, ...own } = headers;
  response.writeHead(status, { ...own, "content-length": Buffer.byteLength(html) }).end(html);
}

const isKept = (page: KeptPage | Rendered): page is KeptPage => "compressed" in page;

/** Where the shop records from the start, a visitor becomes a shopper with their first page. */
function greet(address: PageAddress, request: IncomingMessage, response: ServerResponse): void {
  if (address.audience !== "stranger" || asksFirst()) return;
  const isSecure = isForwardedSecure({ get: (name) => String(request.headers[name] ?? "") });
  response.setHeader("set-cookie", formatShopperCookie(randomId(), isSecure));
}

async function answer(
  address: PageAddress,
  request: IncomingMessage,
  response: ServerResponse,
  next: Listener,
): Promise<void> {
  const { pages } = keeper.get();
  const page =
    pages.find(address) ??
    (await pages.make(address).catch((error: unknown) => {
      getLog("pages").warn({ path: address.path, error: messageOf(error) }, "a page could not be made");
      return null;
    }));
  // Made for this visitor alone it may still succeed; and what it says where it does not is said by the page itself.
  if (page === null) return next(request, response);
  if (!isKept(page)) return sendRendered(page, response);
  greet(address, request, response);
  await sendKept(page, request, response);
}

/** The built site runs in its own folder. */
const files = createSingleton("pages.files", () => new StaticFiles(".next/static", "/_next/static")).get;

/** Answers what is one of the files that pages are made of, or a kept page, and says whether it was that. */
export function serveKept(request: IncomingMessage, response: ServerResponse, next: Listener): boolean {
  return files().serve(request, response) || servePage(request, response, next);
}

/**
 * Answers what is asked for as a kept page, and says whether it was that. Where a page has to be made first, whoever asks for it
 * has to be let in.
 */
function servePage(request: IncomingMessage, response: ServerResponse, next: Listener): boolean {
  const { AISLE_KEPT_PAGES_MB, NEXTAUTH_URL } = getLauncherEnv();
  // Without its address a page would be made of what a request calls the shop.
  if (AISLE_KEPT_PAGES_MB === 0 || NEXTAUTH_URL === undefined) return false;
  // What does not work then every page says itself, to whoever has no script as well.
  if (isAway()) return false;
  const address = readPageAddress(request);
  if (!address) return false;
  const kept = keeper.get();
  const { localAddress, localPort } = request.socket;
  if (localAddress && localPort) kept.own = { host: localAddress, port: localPort };
  if (!kept.pages.find(address) && !mayEnter(request, response)) return true;
  // Only the socket can fail now, and then nobody is there to be told.
  answer(address, request, response, next).catch(() => response.destroy());
  return true;
}
