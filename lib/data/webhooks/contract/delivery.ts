import type { z } from "zod";
import type { webhookAnswerSchema } from "./schema";

/** The shops that tell us of their changes. */
export type WebhookSource = "shopify" | "woocommerce";

/** A delivery whose signature is right. */
export interface Delivery {
  source: WebhookSource;
  /** The sender's own, the same when it is sent again. */
  id: string;
  topic: string;
  body: unknown;
}

/** A row for the importer, by the names of its columns. */
export type ImportRow = Readonly<Record<string, string | number | readonly string[]>>;

/** What a delivery says of a product, for the importer. Kept until then: nothing of customers may be in it. */
export interface ProductNews {
  /** The sender's number of the product. */
  outsideId: string;
  /** The product as its shop's export has it; none: it is gone. */
  rows: readonly ImportRow[];
  /** What of it a product or variant takes that is known already, where `rows` cannot tell all of it. */
  update?: ImportRow;
}

/** A line of an order. */
export interface SoldLine {
  /** The sender's number of the line. */
  id: string;
  sku: string;
  /** The sender's number of the product. */
  outsideId: string;
  quantity: number;
  /** As written, in major units; null: not said. */
  price: string | null;
}

/** An order as far as it matters here. */
export interface SoldOrder {
  id: string;
  /** When it was placed. ISO 8601. */
  at: string;
  currency: string;
  /** A shopper of ours, or what the sender calls the customer; null: nobody that is known. */
  shopper: string | null;
  lines: readonly SoldLine[];
}

/** What a delivery tells. */
export type News =
  | { type: "product"; news: ProductNews }
  | { type: "sale"; order: SoldOrder }
  | { type: "cancelled"; order: string }
  | { type: "nothing"; why: string };

export type WebhookAnswer = z.infer<typeof webhookAnswerSchema>;

/** The name of the note or field by which a shop's checkout may pass a shopper id of ours on. */
export const SHOPPER_FIELD = "aisle_shopper";
