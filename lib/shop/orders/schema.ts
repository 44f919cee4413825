import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { saysError } from "@/lib/platform/current-words";
import { emailSchema, filledLine, plainLine } from "@/lib/platform/form-fields";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import { DELIVERIES } from "@/lib/shop/settings/deliveries";
import { addressProblems, tidyPostcode } from "./address-rules";

const optionalLine = plainLine(100).default("");

export const addressSchema = z.object({
  line1: filledLine(saysError("street"), 100),
  line2: optionalLine,
  city: filledLine(saysError("city"), 80),
  /** Empty where a country has none. */
  postcode: plainLine(16),
  /** The code of a state, where a country's addresses have one. */
  state: plainLine(80).optional(),
  country: z.string().regex(/^[A-Z]{2}$/, saysError("country")),
});
export type Address = z.infer<typeof addressSchema>;

export const deliverySchema = z.enum(DELIVERIES);

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

/** A country the shop delivers to now. */
export const countrySchema = z
  .string()
  .refine((code) => currentSettings().countries.some((one) => one === code), saysError("noDelivery"));

/** An address as a form sends it, with what its country asks of it. */
export const deliveredTo = addressSchema
  .extend({ country: countrySchema })
  .superRefine((address, context) => {
    for (const { field, message } of addressProblems(address))
      context.addIssue({ code: "custom", path: [field], message });
  })
  .transform((address) => ({ ...address, postcode: tidyPostcode(address) }));

/** The total the shopper agreed to, in minor units. */
const amount = z.coerce.number().int().min(0);

/** The form says what each way of delivery would come to (`totals`): the one that counts is that of the way chosen. */
export const placeOrderSchema = z
  .object({
    /** Made once per checkout form: sending the form twice places one order. */
    key: z.uuid().toLowerCase(),
    total: amount.optional(),
    totals: z.partialRecord(z.enum(DELIVERIES), amount).optional(),
    email: emailSchema,
    name: filledLine(saysError("yourName"), 100),
    address: deliveredTo,
    /** `standard` if left out. */
    delivery: z.enum(DELIVERIES, saysError("howDelivered")).optional(),
    /** The number of a card, where the shop asks for one. It is handed on, and kept nowhere. */
    card: plainLine(40).optional(),
    /** Whether the address is to be kept in the account it is ordered from. */
    keepAddress: z.literal("on").optional(),
  })
  .transform(({ total, totals, ...order }) => ({
    ...order,
    // An amount nobody can have agreed to: then the order says what it really is.
    total: total ?? totals?.[order.delivery ?? "standard"] ?? -1,
  }));
export type PlaceOrder = z.output<typeof placeOrderSchema>;

/** What a shopper names an order by who has not the browser it was placed from: the key of its letter. */
const ownOrder = z.object({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  key: z.string().max(100).optional(),
});

export const cancelOwnSchema = ownOrder;
export const askReturnSchema = ownOrder.extend({ reason: plainLine(500).default("") });
export const buyAgainSchema = ownOrder.extend({ interaction: z.uuid().toLowerCase() });
export const findOrderSchema = z.object({
  number: z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, saysError("orderNumber"))
    .transform(Number),
  email: emailSchema,
});
