import { z } from "zod";
import { parseInput } from "@/lib/platform/parse-input";
import { type News, SHOPPER_FIELD, type SoldOrder } from "../contract/delivery";
import { cell, outsideId, text } from "../contract/schema";
import { readWooProduct } from "./product";

const deletedSchema = z.object({ id: outsideId });

const orderSchema = z.object({
  id: outsideId,
  status: z.string(),
  currency: z.string().length(3),
  date_created_gmt: z.iso.datetime({ local: true }),
  customer_id: outsideId.nullish(),
  meta_data: z.array(z.object({ key: text, value: z.unknown() })).nullish(),
  line_items: z
    .array(
      z.object({
        id: outsideId,
        sku: text,
        product_id: outsideId.nullish(),
        quantity: z.number().min(0),
        price: cell,
      }),
    )
    .max(1_000),
});

/** Orders that are paid, or are to be paid and sent. */
const SOLD: ReadonlySet<string> = new Set(["processing", "completed", "on-hold"]);
const TAKEN_BACK: ReadonlySet<string> = new Set(["cancelled", "refunded", "failed"]);

function readOrder(body: unknown): { status: string; order: SoldOrder } {
  const given = parseInput(orderSchema, body, "That is no order of WooCommerce.");
  const noted = given.meta_data?.find(({ key }) => key === SHOPPER_FIELD)?.value;
  // 0 is a guest.
  const customer = given.customer_id === "0" ? null : (given.customer_id ?? null);
  const order = {
    id: given.id,
    at: `${given.date_created_gmt.replace(/Z$/, "")}Z`,
    currency: given.currency,
    shopper: typeof noted === "string" && noted !== "" ? noted : customer,
    lines: given.line_items.map(({ id, sku, product_id: product, quantity, price }) => ({
      id,
      sku,
      outsideId: product ?? "",
      quantity: Math.round(quantity),
      price: price || null,
    })),
  };
  return { status: given.status, order };
}

/** An order counts once it is sold, whether it was created so or became so later. */
function readOrderNews(body: unknown): News {
  const { status, order } = readOrder(body);
  if (SOLD.has(status)) return { type: "sale", order };
  if (TAKEN_BACK.has(status)) return { type: "cancelled", order: order.id };
  return { type: "nothing", why: `the order is ${status}` };
}

/** What a webhook of WooCommerce tells. Throws AppError naming the field of a body that is none of its topic. */
export function readWooNews(topic: string, body: unknown): News {
  switch (topic) {
    case "product.created":
    case "product.updated":
    case "product.restored":
      return { type: "product", news: readWooProduct(body) };
    case "product.deleted": {
      const { id } = parseInput(deletedSchema, body, "That is no product of WooCommerce.");
      return { type: "product", news: { outsideId: id, rows: [] } };
    }
    case "order.created":
    case "order.updated":
      return readOrderNews(body);
    default:
      return { type: "nothing", why: `nothing is done about ${topic}` };
  }
}
