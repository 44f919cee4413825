import "server-only";
import { SESSION_SECONDS, type SessionClaims } from "@/lib/shop/auth/session";
import { type Db, getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { randomId } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { isStaff } from "@/lib/shop/auth/scopes";
import { endAliases } from "@/lib/shop/shoppers/commands";
import { adoptShopper } from "./adopt-shopper";
import type { OpenedAccount } from "./check-credentials";

/** What a browser is given when somebody signs in. */
export interface OpenedSession {
  claims: SessionClaims;
  /** For the shopper cookie. */
  shopperId: string;
}

/** Where and how somebody has signed in. */
export interface Sitting {
  /** What kind of browser it is, as its holder knows it; empty: unknown. */
  browser: string;
  /** Whether they have shown a second factor. */
  isProven: boolean;
}

const UNKNOWN: Sitting = { browser: "", isProven: false };

/**
 * Opens a session: the browser's shopper and the account become one, and whatever the browser held before, a session of
 * somebody else included, is over; all of it or nothing.
 *
 * @param shopperId what the browser's cookie holds; null when it has none
 */
export async function openSession(
  account: OpenedAccount,
  shopperId: string | null,
  { browser, isProven }: Sitting = UNKNOWN,
): Promise<OpenedSession> {
  const { userId, sessionVersion } = account;
  const id = randomId();
  const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1_000);
  const alias = await inTransaction(async (db, client) => {
    const alias = await adoptShopper({ db, client }, shopperId, userId);
    const before = shopperId === null ? [] : [{ shopperId }];
    await remove(db, { OR: [...before, { userId, expiresAt: { lt: new Date() } }] });
    const data = { id, userId, shopperId: alias, expiresAt, browser, isProven };
    const { user } = await db.session.create({
      data,
      select: { user: { select: { email: true, role: true } } },
    });
    if (isStaff(user.role)) {
      const fact = { actor: user.email, action: "sign-in", subject: user.email } as const;
      await recordAudit(db, { ...fact, detail: { secondFactor: isProven } });
    }
    return alias;
  });
  return { claims: { userId, sessionId: id, sessionVersion }, shopperId: alias };
}

/** Ends one session: its cookie opens nothing any more, nor does the shopper cookie beside it, whoever has copies. */
export async function endSession(sessionId: string): Promise<void> {
  await inTransaction((db) => remove(db, { id: sessionId }));
}

/** One of an account's sessions, for its holder. */
export interface OwnSession {
  id: string;
  browser: string;
  since: Date;
  /** To the minute. */
  seenAt: Date;
}

/** The browsers in which an account is signed in, the one last used first. */
export async function listSessions(userId: string): Promise<OwnSession[]> {
  const rows = await getDb().session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    select: { id: true, browser: true, createdAt: true, use: { select: { seenAt: true } } },
  });
  return rows
    .map(({ id, browser, createdAt, use }) => ({
      id,
      browser,
      since: createdAt,
      seenAt: use?.seenAt ?? createdAt,
    }))
    .sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime());
}

/** Ends one session of this account; another account's is left alone. */
export async function endOwnSession(userId: string, sessionId: string): Promise<void> {
  await inTransaction((db) => remove(db, { id: sessionId, userId }));
}

/** Ends the sessions of the account on every device but the one that `sessionId` is of. */
export async function endOtherSessions(userId: string, sessionId: string, on?: Db): Promise<void> {
  if (!on) return inTransaction((db) => endOtherSessions(userId, sessionId, db));
  await remove(on, { userId, id: { not: sessionId } });
}

/** From now on this session is one in which a second factor was shown. */
export async function markProven(db: Db, sessionId: string): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId }, data: { isProven: true } });
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
