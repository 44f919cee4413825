"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { clientAddress } from "@/lib/platform/http/client-request";
import { type FormAnswer, runFormAction } from "@/lib/platform/http/form-action";
import { clearBrowser } from "@/lib/shop/accounts/browser-session";
import { assertOwnPassword } from "@/lib/shop/accounts/change-password";
import { undoLastMerge } from "@/lib/shop/accounts/undo-merge";
import { getCurrentShopper, requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { sayAccountError, saysAccountError } from "@/lib/shop/auth/say-account-error";
import { getViewer } from "@/lib/shop/auth/viewer";
import { eraseAccount, eraseShopper } from "./erase";
import type { Receipt } from "./receipt";
import { THE_SHOPPER } from "./requests";

const ERASURES = { name: "erasures", points: 10, seconds: 600 };
const ACCOUNT = "/account";

const eraseSchema = z.object({
  sure: z.literal("on", saysAccountError("tick")),
  password: z.string().max(200).default(""),
});
const undoSchema = z.object({ merge: z.uuid() });

async function eraseVisitor(password: string): Promise<Receipt> {
  const [viewer, shopper] = [await getViewer(), await getCurrentShopper()];
  if (viewer) {
    await assertOwnPassword(viewer, password, clientAddress(await headers()));
    return eraseAccount(viewer.userId, THE_SHOPPER);
  }
  if (!shopper) throw new AppError("invalid", sayAccountError("nothingStored"));
  return eraseShopper(shopper.id, THE_SHOPPER);
}

/** Erases whoever is here, with their account when they are signed in, and leaves nothing in the browser. */
export async function eraseOwnAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ receipt: string }>> {
  return runFormAction(
    eraseSchema,
    form,
    async ({ password }) => {
      await limitVisitor(ERASURES);
      const receipt = await eraseVisitor(password);
      await clearBrowser();
      return { receipt: receipt.id };
    },
    ({ receipt }) => `/privacy/erased?receipt=${receipt}`,
  );
}

/** "That was not me": what came into the account with the last sign-in goes back out of it. */
export async function undoMergeAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runFormAction(
    undoSchema,
    form,
    async ({ merge }) => {
      await limitVisitor(ERASURES);
      await undoLastMerge((await requireCurrentShopper()).id, THE_SHOPPER, merge);
      refresh();
      return null;
    },
    () => ACCOUNT,
  );
}
