"use server";

import { refresh } from "next/cache";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, runFormAction } from "@/lib/platform/http/form-action";
import { requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getViewer } from "@/lib/shop/auth/viewer";
import { type PlacedOrder, placeOrder } from "./place-order";
import { placeOrderSchema } from "./schema";

/** An order takes stock without being paid for: nobody may empty the shop by program. */
const ORDERS = { name: "orders", points: 120, seconds: 10 * 60 };

/** Places the order of a checkout form. Nothing the form holds is trusted. */
export async function placeOrderAction(_before: unknown, form: FormData): Promise<FormAnswer<PlacedOrder>> {
  const answer = await runFormAction(
    placeOrderSchema,
    form,
    async (parsed) => {
      await limitVisitor(ORDERS);
      const [shopper, viewer] = await Promise.all([requireCurrentShopper(), getViewer()]);
      return placeOrder(parsed, { shopperId: shopper.id, viewer });
    },
    ({ number }) => `/orders/${number}?placed=1`,
  );
  // The page shows what the cart has become; what was typed stays.
  if (!answer.ok && answer.code === "conflict") refresh();
  return answer;
}
