import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { emailSchema, line, plainLine } from "@/lib/platform/form-fields";
import { currentSettings } from "@/lib/shop/settings/current-settings";

const optionalLine = plainLine(100).default("");

export const addressSchema = z.object({
  line1: line("the street and number", 100),
  line2: optionalLine,
  city: line("the town or city", 80),
  postcode: line("the postcode", 16),
  country: z.string().regex(/^[A-Z]{2}$/, "Please choose a country."),
});
export type Address = z.infer<typeof addressSchema>;

/** What an order can become once it is placed. */
export const CLOSED_STATUSES = ["cancelled", "returned"] as const;
export type ClosedStatus = (typeof CLOSED_STATUSES)[number];

export const closeOrderSchema = z.object({ number: z.int().min(1), status: z.enum(CLOSED_STATUSES) });

/** Pieces of an order that are refunded, by its lines, as a form writes them: what is empty is none. */
export const refundSchema = z
  .object({
    number: z.coerce.number().int().min(1),
    pieces: z
      .record(z.uuid(), z.union([z.literal(""), z.coerce.number().int("must be whole").min(0)]))
      .default({}),
    shipping: z.literal("on").optional(),
    restock: z.literal("on").optional(),
  })
  .transform(({ number, pieces, shipping, restock }) => ({
    number,
    pieces: Object.fromEntries(Object.entries(pieces).map(([id, n]) => [id, n === "" ? 0 : n])),
    shipping: shipping === "on",
    restock: restock === "on",
  }));
export type Refund = z.output<typeof refundSchema>;

/** A step of an order's way that was done, or was not after all. */
export const orderStepSchema = z.object({
  number: z.int().min(1),
  step: z.enum(["paid", "shipped"]),
  done: z.boolean(),
});
export type OrderStep = z.output<typeof orderStepSchema>;

/** An order of another front end, as it is named in the path. */
export const reportedOrderParamsSchema = z.object({ order: cleanText(100) });
export const closeReportedBodySchema = z
  .object({ status: z.enum(CLOSED_STATUSES).default("cancelled") })
  .meta({ id: "CloseOrder" });
export const closedOrderSchema = z
  .object({ status: z.enum(CLOSED_STATUSES), lines: z.int().min(0) })
  .meta({ id: "ClosedOrder" });

export const placeOrderSchema = z.object({
  /** Made once per checkout form: sending the form twice places one order. */
  key: z.uuid().toLowerCase(),
  /** The total the shopper agreed to, in minor units. */
  total: z.coerce.number().int().min(0),
  email: emailSchema,
  name: line("your name", 100),
  address: addressSchema.extend({
    country: z
      .string()
      .refine(
        (code) => currentSettings().countries.some((one) => one === code),
        "Please choose a country we deliver to.",
      ),
  }),
});
export type PlaceOrder = z.output<typeof placeOrderSchema>;
