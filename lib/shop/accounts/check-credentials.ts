import "server-only";
import { countSignIn, forgetSignIns, uncountSignIn } from "@/lib/shop/auth/attempt-limit";
import { logAuth } from "@/lib/shop/auth/auth-log";
import { getDb } from "@/lib/platform/db/client";
import { verifyPassword } from "./password";
import { credentialsSchema } from "./schema";

/** An account whose password was right, and the number its new session carries. */
export interface OpenedAccount {
  userId: string;
  sessionVersion: number;
}

/** The same, and whether that is not enough. */
export interface CheckedAccount extends OpenedAccount {
  /** Whether a code is asked for, too. */
  hasSecondFactor: boolean;
  email: string;
}

/**
 * The account that `given` (e-mail and password, unparsed) opens, or null: an unknown e-mail and a wrong password look
 * the same and take the same time. Throws AppError rate_limited after too many attempts, and
 * unavailable (BusyError) when too many passwords are being looked at already.
 */
export async function checkCredentials(given: unknown, address: string): Promise<CheckedAccount | null> {
  const parsed = credentialsSchema.safeParse(given);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await countSignIn(email, address).catch((error: unknown) => {
    logAuth("sign-in.slowed", { email, address });
    throw error;
  });
  const user = await getDb().user.findUnique({
    where: { email },
    select: {
      id: true,
      passwordHash: true,
      sessionVersion: true,
      secondFactor: { select: { confirmedAt: true } },
    },
  });
  const matches = await verifyPassword(password, user?.passwordHash ?? null).catch(async (error: unknown) => {
    await uncountSignIn(email, address);
    throw error;
  });
  if (!user || !matches) {
    logAuth("sign-in.refused", { email, address });
    return null;
  }
  await forgetSignIns(email, address);
  const { id: userId, sessionVersion, secondFactor } = user;
  return { userId, sessionVersion, email, hasSecondFactor: Boolean(secondFactor?.confirmedAt) };
}
