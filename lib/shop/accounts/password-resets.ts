import "server-only";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { createHash, randomBytes } from "node:crypto";
import { getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError, isAppError } from "@/lib/platform/errors";
import { siteAddress } from "@/lib/platform/http/site";
import { uuidv7 } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { sendMail } from "@/lib/platform/mail/send-mail";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { countResetFor } from "@/lib/shop/auth/attempt-limit";
import { logAuth } from "@/lib/shop/auth/auth-log";
import { textsIn } from "@/lib/shop/settings/languages";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { accountLettersWords } from "@/lib/words/account-letters";
import { speak } from "@/lib/words/words";
import { findHolder } from "./change-password";
import { assertGoodPassword } from "./new-password";
import { hashPassword } from "./password";
import { endSessions } from "./sessions";

const TOKEN_BYTES = 32;
const MINUTES = 30;

/** A token is as good as random, so that nothing slower is needed. */
const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

const isOver = () =>
  new AppError("invalid", sayAccountError("linkOver"));

async function sendLink(email: string, language: string): Promise<void> {
  const holder = await findHolder(email);
  logAuth("password.reset-asked", { email });
  if (!holder) return;
  await countResetFor(email);
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const expiresAt = new Date(Date.now() + MINUTES * 60_000);
  const data = { id: uuidv7(), userId: holder.id, hash: hashOf(token), expiresAt };
  await inTransaction(async (db) => {
    // Only the newest link works; those of others that are over go, too.
    await db.passwordReset.deleteMany({
      where: { OR: [{ userId: holder.id }, { expiresAt: { lt: new Date() } }] },
    });
    await db.passwordReset.create({ data, select: { id: true } });
  });
  const { name: shop } = textsIn(await getSettings(), language);
  const link = siteAddress(`/sign-in/new-password?token=${token}`);
  const { say } = speak(accountLettersWords, language);
  const text = say("resetText", { shop, minutes: MINUTES, link });
  await sendMail({ to: holder.email, subject: say("resetSubject", { shop }), text });
}

/**
 * Sends a link to a new password to an address that has an account; does nothing for any other, or when it was asked for too
 * often. Never throws: whoever asks must not learn which of these it was.
 *
 * @param language that of whoever asks: the letter speaks it
 */
export async function sendResetLink(email: string, language: string): Promise<void> {
  try {
    await sendLink(email, language);
  } catch (error) {
    if (!isAppError(error))
      getLog("mail").error({ err: error }, "a link to a new password could not be sent");
  }
}

/** Whether a link still works. */
export async function isResetOpen(token: string): Promise<boolean> {
  const where = { hash: hashOf(token), expiresAt: { gt: new Date() } };
  return (await getDb().passwordReset.count({ where })) > 0;
}

/**
 * Gives the account a link was sent for another password, and ends its sessions everywhere; a second factor stays. The link
 * works once. Throws AppError invalid for a link that is over or a password that is easily guessed.
 *
 * @returns the e-mail address of the account
 */
export async function resetPassword(token: string, password: string): Promise<string> {
  const found = await getDb().passwordReset.findFirst({
    where: { hash: hashOf(token), expiresAt: { gt: new Date() } },
    select: { id: true, userId: true, user: { select: { email: true, name: true } } },
  });
  if (!found) {
    logAuth("password.reset-refused");
    throw isOver();
  }
  const { id, userId, user } = found;
  await assertGoodPassword(password, user);
  const passwordHash = await hashPassword(password);
  await inTransaction(async (db) => {
    // Of two who use it at once, one finds it gone.
    const { count } = await db.passwordReset.deleteMany({ where: { id } });
    if (count === 0) throw isOver();
    await db.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
    await db.passwordReset.deleteMany({ where: { userId } });
    await endSessions(userId, db);
    await recordAudit(db, { actor: user.email, action: "password.reset", subject: user.email });
  });
  logAuth("password.reset-done", { email: user.email });
  return user.email;
}
