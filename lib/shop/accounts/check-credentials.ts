import "server-only";
import { countSignIn, forgetSignIns, uncountSignIn } from "@/lib/shop/auth/attempt-limit";
import { getDb } from "@/lib/platform/db/client";
import { verifyPassword } from "./password";
import { credentialsSchema } from "./schema";

/** An account whose password was right, and the number its new session carries. */
export interface OpenedAccount {
  userId: string;
  sessionVersion: number;
}

/**
 * The account that `given` (e-mail and password, unparsed) opens, or null: an unknown e-mail and a wrong password look
 * the same and take the same time. Throws AppError rate_limited after too many attempts, and
 * unavailable (BusyError) when too many passwords are being looked at already.
 */
export async function checkCredentials(given: unknown, address: string): Promise<OpenedAccount | null> {
  const parsed = credentialsSchema.safeParse(given);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await countSignIn(email, address);
  const user = await getDb().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, sessionVersion: true },
  });
  const matches = await verifyPassword(password, user?.passwordHash ?? null).catch(async (error: unknown) => {
    await uncountSignIn(email, address);
    throw error;
  });
  if (!user || !matches) return null;
  await forgetSignIns(email, address);
  return { userId: user.id, sessionVersion: user.sessionVersion };
}
