import "server-only";
import { SESSION_SECONDS, type SessionClaims } from "@/lib/shop/auth/session";
import type { Db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { randomId } from "@/lib/platform/ids";
import { endAliases } from "@/lib/shop/shoppers/commands";
import { adoptShopper } from "./adopt-shopper";
import type { OpenedAccount } from "./check-credentials";

/** What a browser is given when somebody signs in. */
export interface OpenedSession {
  claims: SessionClaims;
  /** For the shopper cookie. */
  shopperId: string;
}

/**
 * Opens a session: the browser's shopper and the account become one, and whatever the browser held before, a session of
 * somebody else included, is over; all of it or nothing.
 *
 * @param shopperId what the browser's cookie holds; null when it has none
 */
export async function openSession(account: OpenedAccount, shopperId: string | null): Promise<OpenedSession> {
  const { userId, sessionVersion } = account;
  const id = randomId();
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1_000);
  const alias = await inTransaction(async (db, client) => {
    const alias = await adoptShopper({ db, client }, shopperId, userId);
    const before = shopperId === null ? [] : [{ shopperId }];
    await remove(db, { OR: [...before, { userId, expiresAt: { lt: new Date() } }] });
    await db.session.create({ data: { id, userId, shopperId: alias, expiresAt }, select: { id: true } });
    return alias;
  });
  return { claims: { userId, sessionId: id, sessionVersion }, shopperId: alias };
}

/** Ends one session: its cookie opens nothing any more, nor does the shopper cookie beside it, whoever has copies. */
export async function endSession(sessionId: string): Promise<void> {
  await inTransaction((db) => remove(db, { id: sessionId }));
}

/** Ends every session of the account, on every device. */
export async function endSessions(userId: string, on?: Db): Promise<void> {
  if (!on) return inTransaction((db) => endSessions(userId, db));
  await on.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 } },
    select: { id: true },
  });
  await remove(on, { userId });
}

async function remove(db: Db, where: Prisma.SessionWhereInput): Promise<void> {
  const sessions = await db.session.findMany({ where, select: { id: true, shopperId: true } });
  if (sessions.length === 0) return;
  await db.session.deleteMany({ where: { id: { in: sessions.map(({ id }) => id) } } });
  const aliases = sessions.map(({ shopperId }) => shopperId);
  await endAliases(db, aliases);
}
