import "server-only";
import type { AuthOptions, Session } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { AppError, type ErrorCode, isAppError } from "@/lib/platform/errors";
import { clientAddress } from "@/lib/platform/http/client-request";
import { getLog } from "@/lib/platform/log";
import { logAuth } from "@/lib/shop/auth/auth-log";
import { getSessionOptions } from "@/lib/shop/auth/session";
import { findViewer } from "@/lib/shop/auth/viewer";
import { adoptBrowser, leaveShopper } from "./browser-session";
import { checkCredentials } from "./check-credentials";
import { codeSchema } from "./schema";
import { assertCode } from "./second-factor";
import { endSession } from "./sessions";

/** The code of the second factor. Throws AppError unauthenticated without one: a right password is not enough. */
function readCode(given: unknown): string {
  const parsed = codeSchema.safeParse(given);
  if (parsed.success) return parsed.data.code;
  throw new AppError("unauthenticated", "This account is opened with a code, too.");
}

/** Sign-in is one step: the password is right and browser and account share one shopper, or neither. */
async function authorize(request: Request, given: unknown) {
  const account = await checkCredentials(given, clientAddress(request.headers));
  if (!account) return null;
  if (account.hasSecondFactor) await assertCode(account, readCode(given));
  const { claims } = await adoptBrowser(account, account.hasSecondFactor);
  logAuth("sign-in.done", { email: account.email, address: clientAddress(request.headers) });
  return { id: claims.userId, sessionId: claims.sessionId ?? "", sessionVersion: claims.sessionVersion };
}

/** Signs out as our own form does; next-auth takes its cookie back itself. */
async function leave(sessionId: string | undefined): Promise<void> {
  await leaveShopper();
  if (sessionId !== undefined) await endSession(sessionId);
}

const MAY_COME_BACK: readonly ErrorCode[] = ["rate_limited", "unavailable"];

/**
 * next-auth as this shop uses it: accounts of the shop's own, by e-mail and password.
 *
 * @param onRefused hears why a sign-in was not looked at now and may be tried again later
 */
export function getAuthOptions(request: Request, onRefused: (error: AppError) => void): AuthOptions {
  const credentials = Credentials({
    name: "E-mail and password",
    credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
    async authorize(given) {
      try {
        return await authorize(request, given);
      } catch (thrown) {
        const error = toUnavailable(thrown);
        // next-auth puts the message into an address, so it is one of our codes.
        if (isAppError(error)) {
          if (MAY_COME_BACK.includes(error.code)) onRefused(error);
          throw new Error(error.code);
        }
        getLog("auth").error({ err: error }, "sign-in failed");
        throw new Error("internal");
      }
    },
  });
  const options = getSessionOptions();
  return {
    ...options,
    callbacks: {
      ...options.callbacks,
      // Whoever asks next-auth itself is told of sessions that still hold.
      async session({ session, token }) {
        const holds = (await findViewer(token.claims)) !== null;
        return holds ? { expires: session.expires, claims: token.claims } : ({} as Session);
      },
    },
    providers: [credentials],
    events: { signOut: ({ token }) => leave(token?.claims?.sessionId) },
  };
}
