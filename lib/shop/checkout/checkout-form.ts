import { z } from "zod";
import type { Visit } from "@/lib/shop/interactions/visit";
import { addressSchema } from "@/lib/shop/orders/schema";
import { DELIVERIES } from "@/lib/shop/settings/deliveries";

/** What a checkout keeps of the form it came from. A card's number is none of it. */
export const checkoutFormSchema = z.object({
  email: z.string(),
  name: z.string(),
  address: addressSchema,
  delivery: z.enum(DELIVERIES),
  /** What the shopper is written to in, whoever places the order in the end; null: that of the shop. */
  language: z.string().nullish(),
  /** Who the form came from: what it orders counts as theirs, whoever places the order in the end. */
  visit: z.custom<Visit>().optional(),
});
export type CheckoutForm = z.output<typeof checkoutFormSchema>;
