import "server-only";
import type { AuthOptions } from "next-auth";
import { getEnv } from "@/lib/platform/env";

/** What a session says of its holder. Name, role and rights are read from the database, never from here. */
export interface SessionClaims {
  userId: string;
  sessionVersion: number;
}

declare module "next-auth" {
  interface User {
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

const THIRTY_DAYS = 30 * 24 * 60 * 60;

/** How sessions are kept: a signed and encrypted cookie holding the claims alone. */
export function getSessionOptions(): Omit<AuthOptions, "providers"> {
  return {
    secret: getEnv().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: THIRTY_DAYS },
    pages: { signIn: "/sign-in", signOut: "/account", error: "/sign-in" },
    callbacks: {
      jwt({ token, user }) {
        return user ? { claims: { userId: user.id, sessionVersion: user.sessionVersion } } : token;
      },
      session({ session, token }) {
        return { expires: session.expires, claims: token.claims };
      },
    },
  };
}
