import "server-only";
import { currentLanguage, currentWords } from "@/lib/platform/current-words";
import { textsIn } from "@/lib/shop/settings/languages";
import { accountLettersWords } from "@/lib/words/account-letters";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { sendMail } from "@/lib/platform/mail/send-mail";
import { getLog } from "@/lib/platform/log";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { logAuth } from "@/lib/shop/auth/auth-log";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { checkCredentials } from "./check-credentials";
import { assertGoodPassword } from "./new-password";
import { hashPassword } from "./password";
import { endOtherSessions } from "./sessions";

/** Where somebody who changes their account sits. */
export interface Seat {
  sessionId: string;
  /** The client's address. */
  address: string;
}

/** Throws AppError invalid unless `password` is that of whoever is signed in: a browser left open is not enough. */
export async function assertOwnPassword(
  { userId, email }: Pick<Viewer, "userId" | "email">,
  password: string,
  address: string,
): Promise<void> {
  const account = await checkCredentials({ email, password }, address);
  if (account?.userId === userId) return;
  const message = sayAccountError("notPassword");
  throw new AppError("invalid", message, { fields: [{ path: "password", message }] });
}

/** Tells the holder of an account by mail that its password is another one; that the mail fails undoes nothing. */
async function tellOfChange(email: string): Promise<void> {
  try {
    const { name: shop } = textsIn(await getSettings(), currentLanguage());
    const { say } = currentWords(accountLettersWords);
    await sendMail({ to: email, subject: say("changedSubject", { shop }), text: say("changedText") });
  } catch (error) {
    getLog("mail").error({ err: error }, "a mail could not be sent");
  }
}

/**
 * Gives an account another password and ends its sessions everywhere else. Throws AppError invalid for a wrong old password or
 * one that is easily guessed, rate_limited and unavailable as signing in does.
 */
export async function changePassword(
  viewer: Viewer,
  { password, newPassword }: { password: string; newPassword: string },
  { sessionId, address }: Seat,
): Promise<void> {
  const { userId, email } = viewer;
  await assertOwnPassword(viewer, password, address);
  await assertGoodPassword(newPassword, viewer, "newPassword");
  const passwordHash = await hashPassword(newPassword);
  await inTransaction(async (db) => {
    await db.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
    // A link that was asked for before, perhaps by somebody else, opens nothing any more.
    await db.passwordReset.deleteMany({ where: { userId } });
    await endOtherSessions(userId, sessionId, db);
    await recordAudit(db, { actor: email, action: "password.change", subject: email });
  });
  logAuth("password.changed", { email, address });
  await tellOfChange(email);
}

/** Whether there is such an account, and what it is called. */
export async function findHolder(email: string) {
  return getDb().user.findUnique({ where: { email }, select: { id: true, email: true, name: true } });
}
