"use server";

import { refresh } from "next/cache";
import { requireCurrentShopper } from "@/lib/auth/current-shopper";
import { getViewer } from "@/lib/auth/viewer";
import { type ActionResult, runAction } from "@/lib/http/action";
import { type PlacedOrder, placeOrder } from "./place-order";
import { placeOrderSchema } from "./schema";

/** Places the order of a checkout form. `input` is what the form holds; nothing of it is trusted. */
export async function placeOrderAction(input: unknown): Promise<ActionResult<PlacedOrder>> {
  const result = await runAction(placeOrderSchema, input, async (parsed) => {
    const [shopper, viewer] = await Promise.all([requireCurrentShopper(), getViewer()]);
    return placeOrder(parsed, { shopperId: shopper.id, viewer });
  });
  // The page shows what the cart has become; what was typed stays.
  if (!result.ok && result.code === "conflict") refresh();
  return result;
}
