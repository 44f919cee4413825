import "server-only";
import { cookies, headers } from "next/headers";
import { getSessionCookie, SESSION_SECONDS, sealSession } from "@/lib/shop/auth/session";
import { readClaims } from "@/lib/shop/auth/viewer";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { randomId } from "@/lib/platform/ids";
import { languageCookieName } from "@/lib/shop/settings/current-language";
import { readShopperId, writeShopperId } from "@/lib/shop/shoppers/browser-cookie";
import { keepChoice } from "@/lib/shop/shoppers/commands";
import { browserName } from "./browser-name";
import type { OpenedAccount } from "./check-credentials";
import { endSession, openSession, type OpenedSession } from "./sessions";

/**
 * Signs this browser in: its two cookies, the session's and the shopper's, are those of a new session.
 *
 * @param isProven whether a second factor was shown
 */
export async function signInBrowser(account: OpenedAccount, isProven = false): Promise<void> {
  const { claims } = await adoptBrowser(account, isProven);
  const { name, options } = getSessionCookie();
  (await cookies()).set(name, await sealSession(claims), { ...options, maxAge: SESSION_SECONDS });
}

/** The same without the session's cookie, which next-auth sets by itself. */
export async function adoptBrowser(account: OpenedAccount, isProven: boolean): Promise<OpenedSession> {
  const browser = browserName((await headers()).get("user-agent"));
  const opened = await openSession(account, await readShopperId(), { browser, isProven });
  await writeShopperId(opened.shopperId);
  return opened;
}

/** Signs this browser out: its session is over on the server, too, and whoever sits here next is somebody else. */
export async function signOutBrowser(): Promise<void> {
  const claims = await readClaims();
  await leaveShopper();
  if (claims?.sessionId) await endSession(claims.sessionId);
  const { name, options } = getSessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** Nothing of whoever was here is left in this browser: its session and its shopper are gone from the shop already. */
export async function clearBrowser(): Promise<void> {
  await writeShopperId(null);
  const { name, options } = getSessionCookie();
  const jar = await cookies();
  jar.set(name, "", { ...options, maxAge: 0 });
  jar.set(languageCookieName(), "", { ...options, maxAge: 0 });
}

/**
 * The browser is another shopper from now on, until somebody signs in. What was chosen in it stays chosen; where nothing
 * was, nothing is left in it.
 */
export async function leaveShopper(): Promise<void> {
  const before = await getCurrentShopper();
  if (!before?.consentedAt) return writeShopperId(null);
  const { consent: personalisation, analytics, consentedAt: at, consentText: text } = before;
  const next = randomId();
  await keepChoice(next, { personalisation, analytics, at, text });
  await writeShopperId(next);
}
