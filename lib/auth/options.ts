import "server-only";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cookies } from "next/headers";
import { adoptShopper } from "@/lib/accounts/adopt-shopper";
import { checkCredentials } from "@/lib/accounts/check-credentials";
import { getEnv } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { randomId } from "@/lib/ids";
import { getLog } from "@/lib/log";
import { setConsent } from "@/lib/shoppers/commands";
import { readShopperId } from "@/lib/shoppers/read-shopper-id";
import { SHOPPER_COOKIE, shopperCookieOptions } from "@/lib/shoppers/shopper-cookie";
import { addressOf } from "./attempt-limit";
import { getCurrentShopper } from "./current-shopper";
import { getSessionOptions } from "./session";

async function writeShopperCookie(shopperId: string): Promise<void> {
  const secure = getEnv().NEXTAUTH_URL?.startsWith("https:") ?? false;
  (await cookies()).set(SHOPPER_COOKIE, shopperId, shopperCookieOptions(secure));
}

/** Sign-in is one step: the password is right and browser and account share one shopper, or neither. */
async function authorize(given: unknown, address: string) {
  const claims = await checkCredentials(given, address);
  if (!claims) return null;
  const shopperId = (await readShopperId()) ?? randomId();
  await writeShopperCookie(await adoptShopper(shopperId, claims.userId));
  return { id: claims.userId, sessionVersion: claims.sessionVersion };
}

const credentials = Credentials({
  name: "E-mail and password",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(given, request) {
    try {
      return await authorize(given, addressOf(new Headers(request.headers)));
    } catch (error) {
      // The message ends up in the browser's address bar, so it is one of our codes.
      if (isAppError(error)) throw new Error(error.code);
      getLog("auth").error({ err: error }, "sign-in failed");
      throw new Error("internal");
    }
  },
});

/** The next person at this browser is somebody else, until they sign in; a "do not record me" stays with the browser. */
async function startNewShopper(): Promise<void> {
  const before = await getCurrentShopper();
  const shopperId = randomId();
  if (before?.consent === false) await setConsent(shopperId, false);
  await writeShopperCookie(shopperId);
}

/** next-auth as this shop uses it: accounts of the shop's own, by e-mail and password. */
export function getAuthOptions(): AuthOptions {
  return {
    ...getSessionOptions(),
    providers: [credentials],
    events: { signOut: startNewShopper },
  };
}
