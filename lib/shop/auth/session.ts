import "server-only";
import type { AuthOptions, CookieOption } from "next-auth";
import { decode, encode, type JWT } from "next-auth/jwt";
import { readCookie } from "@/lib/platform/http/cookies";
import { cookieName, isHttpsSite } from "@/lib/platform/http/site";
import { acceptedSecrets, currentSecret } from "@/lib/platform/shop-secrets";

/** What a session says of its holder. Name, role and rights are read from the database, never from here. */
export interface SessionClaims {
  userId: string;
  /** The row that is there as long as the session lives. Sessions made before there were such rows lack it, and are over. */
  sessionId?: string;
  sessionVersion: number;
}

declare module "next-auth" {
  interface User {
    sessionId: string;
    sessionVersion: number;
  }
  interface Session {
    claims?: SessionClaims;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    claims?: SessionClaims;
  }
}

/** In seconds. A session ends after that, however often it was used. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** The session's cookie: named and set the same by next-auth and by our own forms. For TLS alone where the shop has it. */
export function getSessionCookie(): CookieOption {
  const secure = isHttpsSite();
  return {
    name: cookieName("next-auth.session-token"),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}

/** The value of a session's cookie: the claims, encrypted as next-auth does. */
export function sealSession(claims: SessionClaims): Promise<string> {
  return encode({ token: { claims }, secret: currentSecret("NEXTAUTH_SECRET"), maxAge: SESSION_SECONDS });
}

/** What the session's cookie in a Cookie header says, whether it still holds or not; undefined where there is none of ours. */
export async function unsealSession(cookieHeader: string | null): Promise<SessionClaims | undefined> {
  const token = readCookie(cookieHeader, getSessionCookie().name);
  return token === undefined ? undefined : (await openToken(token))?.claims;
}

/** What is in a token that any of the shop's secrets opens. One that is broken, forged or over holds nothing. */
async function openToken(token: string | undefined): Promise<JWT | null> {
  for (const secret of acceptedSecrets("NEXTAUTH_SECRET")) {
    const opened = await decode({ token, secret }).catch(() => null);
    if (opened) return opened;
  }
  return null;
}

/** How sessions are kept: an encrypted cookie holding the claims alone. */
export function getSessionOptions(): Omit<AuthOptions, "providers"> {
  return {
    secret: currentSecret("NEXTAUTH_SECRET"),
    // Sessions of before the secret was changed go on.
    jwt: { decode: ({ token }) => openToken(token) },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    cookies: {
      sessionToken: getSessionCookie(),
      callbackUrl: { name: cookieName("next-auth.callback-url"), options: getSessionCookie().options },
      csrfToken: { name: cookieName("next-auth.csrf-token"), options: getSessionCookie().options },
    },
    pages: { signIn: "/sign-in", signOut: "/account", error: "/sign-in" },
    callbacks: {
      jwt({ token, user }) {
        if (!user) return token;
        const { id: userId, sessionId, sessionVersion } = user;
        return { claims: { userId, sessionId, sessionVersion } };
      },
      session({ session, token }) {
        return { expires: session.expires, claims: token.claims };
      },
    },
  };
}
