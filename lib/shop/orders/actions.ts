"use server";

import { refresh } from "next/cache";
import type { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import { formatMoney } from "@/lib/platform/money";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { closeOrder, type ClosedOrder } from "./close-order";
import { noteOrder, refundOrder } from "./refund-order";
import { closeOrderSchema, orderStepSchema, refundSchema } from "./schema";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

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
