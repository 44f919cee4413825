"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, runFormAction } from "@/lib/platform/http/form-action";
import { requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getViewer } from "@/lib/shop/auth/viewer";
import { keepAddress } from "@/lib/shop/addresses/book";
import { readVisit } from "@/lib/shop/interactions/visit";
import { placeOrderSchema } from "@/lib/shop/orders/schema";
import { answerBank } from "@/lib/shop/payments/sandbox/sandbox";
import { isPayer } from "./queries";
import { type GoesTo, orderAndPay } from "./pay";

/** An order takes stock, and a try to pay asks somebody outside: nobody may do either by program. */
const ORDERS = { name: "orders", points: 120, seconds: 10 * 60 };

/** Orders by a checkout form, and pays. Nothing the form holds is trusted. */
export async function orderAndPayAction(_before: unknown, form: FormData): Promise<FormAnswer<GoesTo>> {
  const answer = await runFormAction(
    placeOrderSchema,
    form,
    async (parsed) => {
      await limitVisitor(ORDERS);
      const [shopper, viewer] = await Promise.all([requireCurrentShopper(), getViewer()]);
      // Before the order: a payment that is to be confirmed at a bank leads away from here.
      if (viewer && parsed.keepAddress === "on")
        await keepAddress(viewer.userId, parsed.name, parsed.address);
      return orderAndPay(parsed, { shopperId: shopper.id, viewer, visit: readVisit(await headers()) });
    },
    // A form that the browser has sent by itself leads to no other site: the checkout has the link.
    ({ to }) => (to.startsWith("/") ? to : "/checkout"),
  );
  // The page shows what the cart has become; what was typed stays.
  if (!answer.ok && answer.code === "conflict") refresh();
  return answer;
}

const bankSchema = z.object({ reference: z.string().max(100), answer: z.enum(["confirm", "refuse"]) });

/** What the shopper answers the bank of the provider for trying. */
export async function answerBankAction(_before: unknown, form: FormData): Promise<FormAnswer<GoesTo>> {
  const answer = await runFormAction(bankSchema, form, async ({ reference, answer }) => {
    await limitVisitor(ORDERS);
    const shopper = await requireCurrentShopper();
    const to = (await isPayer(reference, shopper.id)) && (await answerBank(reference, answer === "confirm"));
    return { to: to || "/checkout" };
  });
  if (answer.ok) redirect(new URL(answer.data.to, "http://shop.invalid").pathname);
  return answer;
}
