"use server";

import { refresh } from "next/cache";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { runOwnForm } from "@/lib/shop/auth/own-form";
import { chooseDefault, deleteAddress, keepFromOrder, saveAddress } from "./book";
import { keepFromOrderSchema, namedAddressSchema, saveAddressSchema } from "./schema";

const ADDRESSES = { name: "addresses", points: 120, seconds: 10 * 60 };
const BOOK = "/account/addresses";

/** Adds an address to the address book of whoever is signed in, or changes one. */
export async function saveAddressAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ to: string }>> {
  return runOwnForm(
    saveAddressSchema,
    form,
    async (wanted, { viewer }) => {
      await limitVisitor(ADDRESSES);
      await saveAddress(viewer.userId, wanted);
      refresh();
      return { to: BOOK };
    },
    ({ to }) => to,
  );
}

export async function deleteAddressAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    namedAddressSchema,
    form,
    async ({ id }, { viewer }) => {
      await limitVisitor(ADDRESSES);
      await deleteAddress(viewer.userId, id);
      refresh();
      return null;
    },
    () => BOOK,
  );
}

export async function chooseDefaultAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    namedAddressSchema,
    form,
    async ({ id }, { viewer }) => {
      await limitVisitor(ADDRESSES);
      await chooseDefault(viewer.userId, id);
      refresh();
      return null;
    },
    () => BOOK,
  );
}

/** Keeps the address of an order of whoever is signed in. */
export async function keepFromOrderAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    keepFromOrderSchema,
    form,
    async ({ number }, { viewer }) => {
      await limitVisitor(ADDRESSES);
      await keepFromOrder(viewer.userId, number);
      refresh();
      return null;
    },
    pageSentFrom,
  );
}
