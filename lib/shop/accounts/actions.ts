"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { clientAddress } from "@/lib/platform/http/client-request";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { countSignUp } from "@/lib/shop/auth/attempt-limit";
import { toSafePath } from "@/lib/shop/auth/callback-url";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { keepCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { logAuth } from "@/lib/shop/auth/auth-log";
import { getViewer, requireViewer } from "@/lib/shop/auth/viewer";
import type { Consent } from "@/lib/shop/shoppers/consent";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { signInBrowser, signOutBrowser } from "./browser-session";
import { checkCredentials } from "./check-credentials";
import { createAccount, updateDetails } from "./commands";
import { forgetPending, keepPending, readPending } from "./pending-sign-in";
import {
  chooseConsentSchema,
  codeFormSchema,
  detailsSchema,
  signInFormSchema,
  signUpFormSchema,
} from "./schema";
import { assertCode } from "./second-factor";
import { endSessions } from "./sessions";

const CONSENT = { name: "consent", points: 60, seconds: 60 };
const ACCOUNT = "/account";

const addressOfVisitor = async () => clientAddress(await headers());

interface Opened {
  /** A path of this site, to go on to. */
  next: string;
}

/** Opens a session in this browser. A wrong password and an unknown e-mail are one refusal. */
export async function signInAction(_before: unknown, form: FormData): Promise<FormAnswer<Opened>> {
  return runFormAction(
    signInFormSchema,
    form,
    async ({ next, ...given }) => {
      const account = await checkCredentials(given, await addressOfVisitor());
      if (!account) throw new AppError("unauthenticated", sayAccountError("wrongPair"));
      const on = toSafePath(next, ACCOUNT);
      if (account.hasSecondFactor) {
        await keepPending(account);
        return { next: `/sign-in/code?${new URLSearchParams({ callbackUrl: on })}` };
      }
      await signInBrowser(account);
      logAuth("sign-in.done", { email: account.email, address: await addressOfVisitor() });
      return { next: on };
    },
    ({ next }) => next,
  );
}

/** The second step, where the account has a second factor: a code of the app, or a recovery code. */
export async function signInWithCodeAction(_before: unknown, form: FormData): Promise<FormAnswer<Opened>> {
  return runFormAction(
    codeFormSchema,
    form,
    async ({ code, next }) => {
      const pending = await readPending();
      if (!pending) throw new AppError("unauthenticated", sayAccountError("tooSlow"));
      await assertCode(pending, code);
      await forgetPending();
      await signInBrowser(pending, true);
      logAuth("sign-in.done", { email: pending.email, address: await addressOfVisitor() });
      return { next: toSafePath(next, ACCOUNT) };
    },
    ({ next }) => next,
  );
}

/** Makes an account and signs in to it. */
export async function signUpAction(_before: unknown, form: FormData): Promise<FormAnswer<Opened>> {
  return runFormAction(
    signUpFormSchema,
    form,
    async ({ next, ...given }) => {
      await countSignUp(await addressOfVisitor());
      const { userId, sessionVersion } = await createAccount(given);
      await signInBrowser({ userId, sessionVersion });
      logAuth("sign-up.done", { email: given.email, address: await addressOfVisitor() });
      return { next: toSafePath(next, ACCOUNT) };
    },
    ({ next }) => next,
  );
}

/** Ends the session of this browser, or those on every device, this one included. */
export async function signOutAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  const schema = z.object({ where: z.enum(["here", "everywhere"]).default("here") });
  return runFormAction(
    schema,
    form,
    async ({ where }) => {
      const viewer = where === "everywhere" ? await requireViewer() : await getViewer();
      await signOutBrowser();
      if (viewer && where === "everywhere") await endSessions(viewer.userId);
      if (viewer) logAuth(where === "here" ? "sign-out.done" : "sessions.ended", { email: viewer.email });
      return null;
    },
    () => "/",
  );
}

export async function updateDetailsAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runFormAction(detailsSchema, form, async (parsed) => {
    await updateDetails((await requireViewer()).userId, parsed);
    refresh();
    return null;
  });
}

/** What may be recorded: anybody says so, with or without an account. */
export async function chooseConsentAction(_before: unknown, form: FormData): Promise<FormAnswer<Consent>> {
  return runFormAction(
    chooseConsentSchema,
    form,
    async (consent) => {
      await limitVisitor(CONSENT);
      await setConsent((await keepCurrentShopper()).id, consent);
      refresh();
      return consent;
    },
    pageSentFrom,
  );
}
