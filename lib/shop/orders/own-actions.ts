"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { getCurrentShopper, keepCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getViewer } from "@/lib/shop/auth/viewer";
import type { Cart } from "@/lib/shop/cart/cart";
import type { AddedSet } from "@/lib/shop/cart/set";
import { readVisit } from "@/lib/shop/interactions/visit";
import { orderPath } from "./order-key";
import { askReturn, buyAgain, cancelOwnOrder, findByEmail, type OrderOwner } from "./own-orders";
import { askReturnSchema, buyAgainSchema, cancelOwnSchema, findOrderSchema } from "./schema";

/** Numbers of orders are no secret, and an address may be guessed: few pairs are tried. */
const LOOKS = { name: "order-looks", points: 10, seconds: 10 * 60 };
const STEPS = { name: "order-steps", points: 60, seconds: 10 * 60 };

async function owner(key: string | undefined): Promise<OrderOwner> {
  const [viewer, shopper] = await Promise.all([getViewer(), getCurrentShopper()]);
  return { viewer, shopperId: shopper?.id, key };
}

/** Finds an order by its number and its e-mail address, for whoever has not the browser it was placed from. */
export async function findOrderAction(_before: unknown, form: FormData): Promise<FormAnswer<{ to: string }>> {
  return runFormAction(
    findOrderSchema,
    form,
    async ({ number, email }) => {
      await limitVisitor(LOOKS);
      return { to: orderPath(await findByEmail(number, email)) };
    },
    ({ to }) => to,
  );
}

/** Cancels an order of whoever sends it. */
export async function cancelOwnOrderAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ number: number }>> {
  return runFormAction(
    cancelOwnSchema,
    form,
    async ({ number, key }) => {
      await limitVisitor(STEPS);
      await cancelOwnOrder(number, await owner(key));
      refresh();
      return { number };
    },
    pageSentFrom,
  );
}

/** Asks the shop to take an order back. */
export async function askReturnAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ number: number }>> {
  return runFormAction(
    askReturnSchema,
    form,
    async ({ number, reason, key }) => {
      await limitVisitor(STEPS);
      await askReturn(number, reason, await owner(key));
      refresh();
      return { number };
    },
    pageSentFrom,
  );
}

/** Puts what an order was of into the cart again. */
export async function buyAgainAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<AddedSet & { cart: Cart }>> {
  return runFormAction(
    buyAgainSchema,
    form,
    async ({ number, key, interaction }) => {
      await limitVisitor(STEPS);
      const whose = await owner(key);
      const { id: shopperId } = await keepCurrentShopper();
      return buyAgain(number, whose, { shopperId, interaction, visit: readVisit(await headers()) });
    },
    ({ missing }) =>
      missing.length === 0 ? "/cart" : `/cart?missing=${missing.map(({ product }) => product).join()}`,
  );
}
