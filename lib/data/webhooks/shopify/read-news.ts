import { z } from "zod";
import { parseInput } from "@/lib/platform/parse-input";
import { type News, SHOPPER_FIELD, type SoldOrder } from "../contract/delivery";
import { cell, outsideId, text } from "../contract/schema";
import { readShopifyProduct } from "./product";

const deletedSchema = z.object({ id: outsideId });

const orderSchema = z.object({
  id: outsideId,
  created_at: z.iso.datetime({ offset: true }),
  currency: z.string().length(3),
  test: z.boolean().nullish(),
  customer: z.object({ id: outsideId }).nullish(),
  note_attributes: z.array(z.object({ name: text, value: cell })).nullish(),
  line_items: z
    .array(
      z.object({
        id: outsideId,
        sku: text,
        product_id: outsideId.nullish(),
        quantity: z.int().min(0),
        price: cell,
      }),
    )
    .max(1_000),
});

function readOrder(body: unknown): SoldOrder & { test: boolean } {
  const order = parseInput(orderSchema, body, "That is no order of Shopify.");
  const note = order.note_attributes?.find(({ name }) => name === SHOPPER_FIELD)?.value;
  return {
    id: order.id,
    at: order.created_at,
    currency: order.currency,
    shopper: note || (order.customer?.id ?? null),
    test: order.test === true,
    lines: order.line_items.map(({ id, sku, product_id: product, quantity, price }) => ({
      id,
      sku,
      outsideId: product ?? "",
      quantity,
      price: price || null,
    })),
  };
}

/** What a webhook of Shopify tells. Throws AppError naming the field of a body that is none of its topic. */
export function readShopifyNews(topic: string, body: unknown): News {
  switch (topic) {
    case "products/create":
    case "products/update":
      return { type: "product", news: readShopifyProduct(body) };
    case "products/delete": {
      const { id } = parseInput(deletedSchema, body, "That is no product of Shopify.");
      return { type: "product", news: { outsideId: id, rows: [] } };
    }
    case "orders/create": {
      const { test, ...order } = readOrder(body);
      return test ? { type: "nothing", why: "a test order" } : { type: "sale", order };
    }
    case "orders/cancelled":
      return { type: "cancelled", order: parseInput(deletedSchema, body, "That is no order of Shopify.").id };
    default:
      return { type: "nothing", why: `nothing is done about ${topic}` };
  }
}
