import "server-only";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cookies } from "next/headers";
import { adoptShopper } from "./adopt-shopper";
import { checkCredentials } from "./check-credentials";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { isAppError } from "@/lib/platform/errors";
import { clientAddress, isSecureRequest } from "@/lib/platform/http/client-request";
import { randomId } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { readShopperId } from "@/lib/shop/shoppers/read-shopper-id";
import { SHOPPER_COOKIE, shopperCookieOptions } from "@/lib/shop/shoppers/shopper-cookie";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getSessionOptions } from "@/lib/shop/auth/session";

async function writeShopperCookie(request: Request, shopperId: string): Promise<void> {
  (await cookies()).set(SHOPPER_COOKIE, shopperId, shopperCookieOptions(isSecureRequest(request)));
}

/** Sign-in is one step: the password is right and browser and account share one shopper, or neither. */
async function authorize(request: Request, given: unknown) {
  const claims = await checkCredentials(given, clientAddress(request.headers));
  if (!claims) return null;
  const shopperId = (await readShopperId()) ?? randomId();
  await writeShopperCookie(request, await adoptShopper(shopperId, claims.userId));
  return { id: claims.userId, sessionVersion: claims.sessionVersion };
}

/** The next person at this browser is somebody else, until they sign in; a no to recording stays with the browser. */
async function startNewShopper(request: Request): Promise<void> {
  const before = await getCurrentShopper();
  const shopperId = randomId();
  if (before?.consent === false) await setConsent(shopperId, false);
  await writeShopperCookie(request, shopperId);
}

/** next-auth as this shop uses it: accounts of the shop's own, by e-mail and password. */
export function getAuthOptions(request: Request): AuthOptions {
  const credentials = Credentials({
    name: "E-mail and password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(given) {
      try {
        return await authorize(request, given);
      } catch (thrown) {
        const error = toUnavailable(thrown);
        // next-auth puts the message into an address, so it is one of our codes.
        if (isAppError(error)) throw new Error(error.code);
        getLog("auth").error({ err: error }, "sign-in failed");
        throw new Error("internal");
      }
    },
  });
  return {
    ...getSessionOptions(),
    providers: [credentials],
    events: { signOut: () => startNewShopper(request) },
  };
}
