"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import { formatMoney } from "@/lib/platform/money";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getViewer } from "@/lib/shop/auth/viewer";
import { readVisit } from "@/lib/shop/interactions/visit";
import { type PlacedOrder, placeOrder } from "./place-order";
import { closeOrder, type ClosedOrder } from "./close-order";
import { noteOrder, refundOrder } from "./refund-order";
import { closeOrderSchema, orderStepSchema, placeOrderSchema, refundSchema } from "./schema";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

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
      const visit = readVisit(await headers());
      return placeOrder(parsed, { shopperId: shopper.id, viewer, visit });
    },
    ({ number }) => `/orders/${number}?placed=1`,
  );
  // The page shows what the cart has become; what was typed stays.
  if (!answer.ok && answer.code === "conflict") refresh();
  return answer;
}

/** Cancels an order or takes it back. The command checks the right again. */
export async function closeOrderAction(
  input: z.input<typeof closeOrderSchema>,
): Promise<ActionResult<ClosedOrder>> {
  return runStaffAction("orders:write", closeOrderSchema, input, async ({ number, status }, viewer) => {
    const closed = await closeOrder(number, status, viewer);
    refresh();
    return closed;
  });
}

/** Notes that an order was paid or shipped, or not. */
export async function noteOrderAction(
  input: z.input<typeof orderStepSchema>,
): Promise<ActionResult<{ number: number }>> {
  return runStaffAction("orders:write", orderStepSchema, input, async (step, viewer) => {
    await noteOrder(step, viewer);
    refresh();
    return { number: step.number };
  });
}

/** Refunds pieces of an order. */
export async function refundOrderAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "orders:write",
    refundSchema,
    form,
    async (refund, viewer) => {
      const amount = await refundOrder(refund, viewer);
      refresh();
      return { said: `${formatMoney(amount)} of order ${refund.number} are refunded.` };
    },
    pageSentFrom,
  );
}
