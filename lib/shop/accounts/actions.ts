"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { countSignUp } from "@/lib/shop/auth/attempt-limit";
import { requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { clientAddress } from "@/lib/platform/http/client-request";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { createAccount, endSessions, updateDetails } from "./commands";
import { consentSchema, detailsSchema, signUpSchema } from "./schema";

const CONSENT = { name: "consent", points: 60, seconds: 60 };

/** Makes an account; the form signs in to it afterwards, as anybody does. */
export async function signUpAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(signUpSchema, input, async (parsed) => {
    await countSignUp(clientAddress(await headers()));
    await createAccount(parsed);
    return null;
  });
}

export async function updateDetailsAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(detailsSchema, input, async (parsed) => {
    await updateDetails((await requireViewer()).userId, parsed);
    refresh();
    return null;
  });
}

/** Anybody may say no, also without an account. */
export async function setConsentAction(input: unknown): Promise<ActionResult<{ consent: boolean }>> {
  return runAction(consentSchema, input, async ({ consent }) => {
    await limitVisitor(CONSENT);
    await setConsent((await requireCurrentShopper()).id, consent);
    return { consent };
  });
}

/** Ends the account's sessions everywhere, this one included. */
export async function endSessionsAction(): Promise<ActionResult<null>> {
  return runAction(z.undefined(), undefined, async () => {
    await endSessions((await requireViewer()).userId);
    return null;
  });
}
