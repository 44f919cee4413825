import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { getDb } from "@/lib/platform/db/client";
import { cookieName, isHttpsSite } from "@/lib/platform/http/site";
import { parseJson } from "@/lib/platform/parse-json";
import { seal, unseal } from "@/lib/platform/seal";
import type { OpenedAccount } from "./check-credentials";

/** Between the password and the code: a cookie that says whose password was right, for a short while, and opens nothing. */

const PURPOSE = "pending sign-in";
const SECONDS = 10 * 60;

const pendingSchema = z.object({ userId: z.uuid(), sessionVersion: z.int(), until: z.number() });

const nameOf = () => cookieName("aisle_pending");
const optionsOf = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isHttpsSite() }) as const;

/** This browser has shown the right password. */
export async function keepPending({ userId, sessionVersion }: OpenedAccount): Promise<void> {
  const until = Date.now() + SECONDS * 1_000;
  const value = seal(PURPOSE, JSON.stringify({ userId, sessionVersion, until }));
  (await cookies()).set(nameOf(), value, { ...optionsOf(), maxAge: SECONDS });
}

/** Whose password this browser has shown, and still is theirs; null: nobody's, or too long ago. */
export async function readPending(): Promise<(OpenedAccount & { email: string }) | null> {
  const text = unseal(PURPOSE, (await cookies()).get(nameOf())?.value ?? "");
  if (text === null) return null;
  const { userId, sessionVersion, until } = pendingSchema.parse(parseJson(text));
  if (until < Date.now()) return null;
  const user = await getDb().user.findUnique({
    where: { id: userId },
    select: { email: true, sessionVersion: true },
  });
  return user?.sessionVersion === sessionVersion ? { userId, sessionVersion, email: user.email } : null;
}

/** The browser has shown its code, or begins again. */
export async function forgetPending(): Promise<void> {
  (await cookies()).set(nameOf(), "", { ...optionsOf(), maxAge: 0 });
}
