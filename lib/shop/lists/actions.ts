"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import type { FormAnswer } from "@/lib/platform/http/form-action";
import { keepCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { runOwnForm } from "@/lib/shop/auth/own-form";
import type { Cart } from "@/lib/shop/cart/cart";
import { readVisit } from "@/lib/shop/interactions/visit";
import { deleteList, makeList, moveToCart, renameList, saveProduct, shareList, takeOff } from "./commands";
import {
  listedProductSchema,
  makeListSchema,
  moveToCartSchema,
  namedListSchema,
  renameListSchema,
  saveProductSchema,
  shareListSchema,
} from "./schema";

const LISTS = { name: "lists", points: 240, seconds: 10 * 60 };
const ALL_LISTS = "/account/lists";
const pathOf = (list: string) => `${ALL_LISTS}/${list}`;

/** Makes a list in the account of whoever is signed in. */
export async function makeListAction(_before: unknown, form: FormData): Promise<FormAnswer<{ to: string }>> {
  return runOwnForm(
    makeListSchema,
    form,
    async ({ name }, { viewer }) => {
      await limitVisitor(LISTS);
      return { to: pathOf(await makeList(viewer.userId, name)) };
    },
    ({ to }) => to,
  );
}

export async function renameListAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ to: string }>> {
  return runOwnForm(
    renameListSchema,
    form,
    async ({ list, name }, { viewer }) => {
      await limitVisitor(LISTS);
      await renameList(viewer.userId, list, name);
      refresh();
      return { to: pathOf(list) };
    },
    ({ to }) => to,
  );
}

export async function deleteListAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ to: string }>> {
  return runOwnForm(
    namedListSchema,
    form,
    async ({ list }, { viewer }) => {
      await limitVisitor(LISTS);
      await deleteList(viewer.userId, list);
      return { to: ALL_LISTS };
    },
    ({ to }) => to,
  );
}

/** Makes a link to a list that everybody may open, or withdraws it. */
export async function shareListAction(_before: unknown, form: FormData): Promise<FormAnswer<{ to: string }>> {
  return runOwnForm(
    shareListSchema,
    form,
    async ({ list, shared }, { viewer }) => {
      await limitVisitor(LISTS);
      await shareList(viewer.userId, list, shared);
      refresh();
      return { to: pathOf(list) };
    },
    ({ to }) => to,
  );
}

/** Puts a product onto one of the visitor's lists, or onto a new one. */
export async function saveProductAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ list: string }>> {
  return runOwnForm(
    saveProductSchema,
    form,
    async (wanted, { viewer }) => {
      await limitVisitor(LISTS);
      return saveProduct(viewer.userId, wanted);
    },
    ({ list }) => pathOf(list),
  );
}

export async function takeOffAction(_before: unknown, form: FormData): Promise<FormAnswer<{ list: string }>> {
  return runOwnForm(
    listedProductSchema,
    form,
    async ({ list, product }, { viewer }) => {
      await limitVisitor(LISTS);
      await takeOff(viewer.userId, list, product);
      refresh();
      return { list };
    },
    ({ list }) => pathOf(list),
  );
}

/** Puts a product of a list into the cart, and takes it off the list. */
export async function moveToCartAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ cart: Cart }>> {
  return runOwnForm(
    moveToCartSchema,
    form,
    async (wanted, { viewer }) => {
      await limitVisitor(LISTS);
      const { id: shopperId } = await keepCurrentShopper();
      const cart = await moveToCart(viewer.userId, wanted, { shopperId, visit: readVisit(await headers()) });
      refresh();
      return { cart };
    },
    () => "/cart",
  );
}
