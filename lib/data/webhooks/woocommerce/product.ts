import { z } from "zod";
import { parseInput } from "@/lib/platform/parse-input";
import type { ImportRow, ProductNews } from "../contract/delivery";
import { cell, outsideId, text } from "../contract/schema";

const named = z.object({ name: text });

/** A product or variation as WooCommerce's webhooks have it; what nobody here reads may be anything. */
const productSchema = z.object({
  id: outsideId,
  name: text,
  type: text,
  status: text,
  catalog_visibility: text,
  description: text,
  short_description: text,
  sku: text,
  price: cell,
  regular_price: cell,
  sale_price: cell,
  date_on_sale_from_gmt: text,
  date_on_sale_to_gmt: text,
  manage_stock: z.union([z.boolean(), z.literal("parent")]).nullish(),
  stock_quantity: z.number().nullish(),
  stock_status: text,
  categories: z.array(named).default([]),
  tags: z.array(named).default([]),
  brands: z.array(named).default([]),
  images: z.array(z.object({ src: text })).default([]),
  attributes: z
    .array(z.object({ name: text, options: z.array(cell).default([]) }))
    .max(200)
    .default([]),
});
type Product = z.output<typeof productSchema>;

/** The export names ten. */
const MOST_ATTRIBUTES = 10;

/** A list as the export writes it: commas in words are escaped. */
const list = (words: readonly string[]): string =>
  words.map((word) => word.replaceAll(",", "\\,")).join(", ");

/** Times of WooCommerce are without a zone; these are the ones in UTC. */
const utc = (time: string): string => (time === "" ? "" : `${time.replace(/Z$/, "")}Z`);

const PUBLISHED: Readonly<Record<string, string>> = { publish: "1", private: "0" };

function stockOf({ manage_stock: managed, stock_quantity: pieces }: Product): number | string {
  return managed === true && typeof pieces === "number" ? Math.max(0, Math.floor(pieces)) : "";
}

function inStockOf({ stock_status: status }: Product): string {
  return status === "outofstock"
    ? "0"
    : status === "instock"
      ? "1"
      : status === "onbackorder"
        ? "backorder"
        : "";
}

function toRow(product: Product): ImportRow {
  const attributes = product.attributes.slice(0, MOST_ATTRIBUTES).flatMap(({ name, options }, i) => [
    [`Attribute ${i + 1} name`, name],
    [`Attribute ${i + 1} value(s)`, list(options)],
  ]);
  return {
    ID: product.id,
    // What a variable product sells is told by webhooks of its own, one a variation: until it is imported it has one price.
    Type: product.type === "variable" ? "simple" : product.type,
    SKU: product.sku,
    Name: product.name,
    Published: PUBLISHED[product.status] ?? "-1",
    "Visibility in catalog": product.catalog_visibility,
    "Short description": product.short_description,
    Description: product.description,
    "In stock?": inStockOf(product),
    Stock: stockOf(product),
    "Regular price": product.regular_price || product.price,
    "Sale price": product.sale_price,
    "Date sale price starts": utc(product.date_on_sale_from_gmt),
    "Date sale price ends": utc(product.date_on_sale_to_gmt),
    Categories: list(product.categories.map(({ name }) => name)),
    Tags: list(product.tags.map(({ name }) => name)),
    Brands: product.brands[0]?.name ?? "",
    Images: product.images.map(({ src }) => src).join(", "),
    ...(Object.fromEntries(attributes) as Record<string, string>),
  };
}

const statusOf = ({ status, catalog_visibility: seen }: Product): string =>
  status === "publish" && seen !== "hidden" ? "active" : "hidden";

/** What a product with variants takes: price and pieces are its variants'. */
function toUpdate(product: Product): ImportRow {
  const [image, ...gallery] = product.images.map(({ src }) => src);
  return {
    name: product.name,
    description: product.description || product.short_description,
    brand: product.brands[0]?.name ?? "",
    status: statusOf(product),
    ...(image !== undefined && { image, gallery }),
  };
}

/** What a variant takes. The price is today's; the regular one is the former where it is higher. */
function toVariantUpdate(product: Product): ImportRow {
  const { price, regular_price: regular } = product;
  return {
    sku: product.sku,
    price: price || regular,
    ...(Number(regular) > Number(price) && { compareAt: regular }),
    stock: product.stock_status === "outofstock" ? 0 : stockOf(product) || inStockWords(product),
    status: product.status === "publish" ? "active" : "hidden",
  };
}

const inStockWords = ({ stock_status: status }: Product): string => (status === "" ? "" : "in stock");

/** The row WooCommerce's export has for a product; of a variation, what its variant takes. */
export function readWooProduct(body: unknown): ProductNews {
  const product = parseInput(productSchema, body, "That is no product of WooCommerce.");
  const { id: outsideId } = product;
  if (product.type === "variation")
    return { outsideId, rows: [toRow(product)], update: toVariantUpdate(product) };
  const news: ProductNews = { outsideId, rows: [toRow(product)] };
  return product.type === "variable" ? { ...news, update: toUpdate(product) } : news;
}
