import { escapeUTF8 } from "entities";
import { formatMoney } from "@/lib/platform/money";
import type { CatalogProduct } from "./catalog-product";

/** What a feed is of. */
export interface FeedOf {
  /** The shop's name and what it says of itself. */
  name: string;
  description: string;
  /** BCP 47. */
  language: string;
  /** `https://shop.example`. */
  origin: string;
}

const element = (name: string, text: string) => `<${name}>${escapeUTF8(text)}</${name}>`;

function itemOf(product: CatalogProduct, { origin, language }: FeedOf): string {
  const { name, brand, slug, price, image, createdAt } = product;
  const link = new URL(`/products/${encodeURIComponent(slug)}`, origin).href;
  const says = [brand, formatMoney(price, language)].filter(Boolean).join(", ");
  const picture = image ? `<img src="${escapeUTF8(new URL(image, origin).href)}" alt=""/>` : "";
  return [
    "<item>",
    element("title", name),
    element("link", link),
    `<guid isPermaLink="true">${escapeUTF8(link)}</guid>`,
    element("pubDate", new Date(createdAt).toUTCString()),
    element("description", `${picture}<p>${escapeUTF8(says)}</p>`),
    "</item>",
  ].join("");
}

/** Products as an RSS 2.0 document, the newest first. */
export function writeNewestFeed(products: readonly CatalogProduct[], feed: FeedOf): string {
  const self = escapeUTF8(`${feed.origin}/feed.xml`);
  const head = [
    element("title", `New at ${feed.name}`),
    element("link", `${feed.origin}/`),
    element("description", feed.description || feed.name),
    element("language", feed.language),
    `<atom:link href="${self}" rel="self" type="application/rss+xml"/>`,
  ];
  const items = products.map((product) => itemOf(product, feed));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${head.join("")}${items.join("\n")}</channel></rss>\n`;
}
