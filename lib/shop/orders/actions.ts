"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getViewer } from "@/lib/shop/auth/viewer";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { readVisit } from "@/lib/shop/interactions/visit";
import { type PlacedOrder, placeOrder } from "./place-order";
import { placeOrderSchema } from "./schema";

/** An order takes stock without being paid for: nobody may empty the shop by program. */
const ORDERS = { name: "orders", points: 120, seconds: 10 * 60 };

/** Places the order of a checkout form. `input` is what the form holds; nothing of it is trusted. */
export async function placeOrderAction(input: unknown): Promise<ActionResult<PlacedOrder>> {
  const result = await runAction(placeOrderSchema, input, async (parsed) => {
    await limitVisitor(ORDERS);
    const [shopper, viewer] = await Promise.all([requireCurrentShopper(), getViewer()]);
    const visit = readVisit(await headers());
    return placeOrder(parsed, { shopperId: shopper.id, viewer, visit });
  });
  // The page shows what the cart has become; what was typed stays.
  if (!result.ok && result.code === "conflict") refresh();
  return result;
}
