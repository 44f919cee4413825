"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { after } from "next/server";
import { z } from "zod";
import { clientAddress } from "@/lib/platform/http/client-request";
import { type FormAnswer, runFormAction } from "@/lib/platform/http/form-action";
import { countResetFrom } from "@/lib/shop/auth/attempt-limit";
import { logAuth } from "@/lib/shop/auth/auth-log";
import { runOwnForm } from "@/lib/shop/auth/own-form";
import { getLanguage } from "@/lib/shop/settings/current-language";
import { assertOwnPassword, changePassword } from "./change-password";
import { resetPassword, sendResetLink } from "./password-resets";
import {
  askResetSchema,
  changePasswordSchema,
  codeSchema,
  passwordSchema,
  resetPasswordSchema,
} from "./schema";
import {
  beginEnrolment,
  cancelEnrolment,
  confirmEnrolment,
  removeOwnFactor,
  replaceRecoveryCodes,
} from "./second-factor";
import { endOtherSessions, endOwnSession } from "./sessions";

/** What somebody does with the ways into their own account. */

const SECURITY = "/account/security";
const here = () => SECURITY;

/** Another password; the sessions elsewhere end. */
export async function changePasswordAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    changePasswordSchema,
    form,
    async (passwords, { viewer, ...seat }) => {
      await changePassword(viewer, passwords, seat);
      refresh();
      return null;
    },
    here,
  );
}

/** Asks for a link to a new password. The answer is the same, and as fast, whether there is such an account or not. */
export async function askResetAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runFormAction(
    askResetSchema,
    form,
    async ({ email }) => {
      await countResetFrom(clientAddress(await headers()));
      const language = await getLanguage();
      after(() => sendResetLink(email, language));
      return null;
    },
    () => "/sign-in/forgotten?sent=1",
  );
}

/** A new password, by whoever has the link. */
export async function resetPasswordAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ next: string }>> {
  return runFormAction(
    resetPasswordSchema,
    form,
    async ({ token, password }) => {
      await countResetFrom(clientAddress(await headers()));
      await resetPassword(token, password);
      return { next: "/sign-in?changed=1" };
    },
    ({ next }) => next,
  );
}

/** Signs out one other browser, or all others. */
export async function endSessionsAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    z.object({ session: z.uuid().or(z.literal("others")) }),
    form,
    async ({ session }, { viewer, sessionId }) => {
      if (session === "others") await endOtherSessions(viewer.userId, sessionId);
      else await endOwnSession(viewer.userId, session);
      logAuth("sessions.ended", { email: viewer.email });
      refresh();
      return null;
    },
    here,
  );
}

/** Begins to set up a second factor; asks for the password. */
export async function beginFactorAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    passwordSchema,
    form,
    async ({ password }, { viewer, address }) => {
      await assertOwnPassword(viewer, password, address);
      await beginEnrolment(viewer.userId);
      refresh();
      return null;
    },
    here,
  );
}

/** Gives up setting it up. */
export async function cancelFactorAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    z.object({}),
    form,
    async (_, { viewer }) => {
      await cancelEnrolment(viewer.userId);
      refresh();
      return null;
    },
    here,
  );
}

/** The recovery codes, shown this once. */
interface Codes {
  codes: string[];
}

/** The first code of the app: from now on signing in asks for one. */
export async function confirmFactorAction(_before: unknown, form: FormData): Promise<FormAnswer<Codes>> {
  return runOwnForm(codeSchema, form, async ({ code }, { viewer, sessionId }) => ({
    codes: await confirmEnrolment(viewer, code, sessionId),
  }));
}

/** New recovery codes in place of those there are. */
export async function replaceCodesAction(_before: unknown, form: FormData): Promise<FormAnswer<Codes>> {
  return runOwnForm(codeSchema, form, async ({ code }, { viewer }) => ({
    codes: await replaceRecoveryCodes(viewer, code),
  }));
}

/** Takes the second factor away; asks for a code. */
export async function removeOwnFactorAction(_before: unknown, form: FormData): Promise<FormAnswer<null>> {
  return runOwnForm(
    codeSchema,
    form,
    async ({ code }, { viewer, sessionId }) => {
      await removeOwnFactor(viewer, code, sessionId);
      refresh();
      return null;
    },
    here,
  );
}
