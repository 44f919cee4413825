import { z } from "zod";
import { parseInput } from "@/lib/platform/parse-input";
import type { ImportRow, ProductNews } from "../contract/delivery";
import { cell, outsideId, text } from "../contract/schema";

const imageSchema = z.object({ id: outsideId.nullish(), src: text, position: cell });

const variantSchema = z.object({
  sku: text,
  price: cell,
  compare_at_price: cell,
  option1: text,
  option2: text,
  option3: text,
  image_id: outsideId.nullish(),
  inventory_quantity: z.int().nullish(),
  inventory_policy: text,
  inventory_management: z.string().nullish(),
});

/** A product as Shopify's webhooks have it; what nobody here reads may be anything. */
const productSchema = z.object({
  id: outsideId,
  handle: z.string().min(1).max(255),
  title: text,
  body_html: text,
  vendor: text,
  product_type: text,
  category: z.object({ full_name: text }).nullish().catch(null),
  status: text,
  published_at: z.string().nullish(),
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
  options: z
    .array(z.object({ name: text }))
    .max(3)
    .default([]),
  variants: z.array(variantSchema).min(1).max(2_048),
  images: z.array(imageSchema).max(1_000).default([]),
});
type Product = z.output<typeof productSchema>;
type Variant = z.output<typeof variantSchema>;

/** Pieces; what may be sold without any is in stock, and what is not counted says nothing. */
function stockOf({
  inventory_quantity: pieces,
  inventory_policy: policy,
  inventory_management: by,
}: Variant) {
  if (by === null || pieces === null || pieces === undefined) return "";
  return pieces <= 0 && policy === "continue" ? "in stock" : Math.max(0, pieces);
}

function variantCells(variant: Variant, { options, images }: Product): ImportRow {
  const { sku, price, compare_at_price: compareAt, option1, option2, option3 } = variant;
  const image = images.find(({ id }) => id !== null && id !== undefined && id === variant.image_id);
  return {
    "Option1 Name": options[0]?.name ?? "",
    "Option1 Value": option1,
    "Option2 Name": options[1]?.name ?? "",
    "Option2 Value": option2,
    "Option3 Name": options[2]?.name ?? "",
    "Option3 Value": option3,
    "Variant SKU": sku,
    "Variant Price": price,
    "Variant Compare At Price": compareAt,
    "Variant Inventory Qty": stockOf(variant),
    "Variant Image": image?.src ?? "",
  };
}

function productCells(product: Product): ImportRow {
  const { tags, published_at: published } = product;
  return {
    Title: product.title,
    "Body (HTML)": product.body_html,
    Vendor: product.vendor,
    Type: product.product_type,
    "Product Category": product.category?.full_name ?? "",
    Tags: Array.isArray(tags) ? tags.join(", ") : (tags ?? ""),
    Status: product.status,
    Published: published === undefined ? "" : published === null ? "false" : "true",
  };
}

/** The rows Shopify's export has for a product: one a variant, and one for each picture that is left. */
export function readShopifyProduct(body: unknown): ProductNews {
  const product = parseInput(productSchema, body, "That is no product of Shopify.");
  const { id, handle, variants, images } = product;
  const count = Math.max(variants.length, images.length);
  const rows = Array.from({ length: count }, (_, i): ImportRow => {
    const variant = variants[i];
    const image = images[i];
    return {
      Handle: handle,
      ...(i === 0 && productCells(product)),
      ...(variant && variantCells(variant, product)),
      ...(image && { "Image Src": image.src, "Image Position": image.position || i + 1 }),
    };
  });
  return { outsideId: id, rows };
}
