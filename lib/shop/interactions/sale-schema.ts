import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";

/** Amounts are kept in 32 bits. */
const MAX_AMOUNT = 2 ** 31 - 1;

/** What a purchase may say of itself besides its product and quantity. */
export const saleFields = {
  unitAmount: z
    .int()
    .min(0)
    .max(MAX_AMOUNT)
    .optional()
    .describe("Of a purchase: price of one piece in minor units. Without it, the product's own price."),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/, "must be a currency's three letters, as in GBP")
    .toUpperCase()
    .optional()
    .describe("Of a purchase: ISO 4217 code. Without it, the product's own currency."),
  order: cleanText(100)
    .optional()
    .describe("Of a purchase: your number of the order, by which it can be cancelled later."),
};

export const userAgent = z
  .string()
  .max(1_000)
  .optional()
  .describe("Server keys only: the user agent of the browser it happened in, so that robots are told apart.");
