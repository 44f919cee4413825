import "server-only";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { type Db, getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { seal, unseal } from "@/lib/platform/seal";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { countCode, forgetCodes } from "@/lib/shop/auth/attempt-limit";
import { logAuth } from "@/lib/shop/auth/auth-log";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { endOtherSessions, endSessions, markProven } from "./sessions";

/** Codes of an app that knows the same secret (TOTP, RFC 6238), and codes that stand in for it once. */

const PURPOSE = "second factor";
/** 160 bits, as long as the hash that codes are made with. */
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Clocks differ, and codes take time to type: the one before and the one after are taken, too. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Four groups of six out of 32 letters and digits: 120 bits. */
const RECOVERY_BYTES = 15;

/** Whose factor it is. */
type Holder = Pick<Viewer, "userId" | "email">;

const totpOf = (secret: string, email = "") =>
  new TOTP({
    issuer: "Aisle",
    label: email,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD_SECONDS,
    algorithm: "SHA1",
  });

function open(sealed: string): string {
  const secret = unseal(PURPOSE, sealed);
  if (secret !== null) return secret;
  throw new AppError(
    "conflict",
    sayAccountError("otherSecret"),
  );
}

const wrongCode = () => {
  const message = sayAccountError("wrongCode");
  return new AppError("invalid", message, { fields: [{ path: "code", message }] });
};

/** How it stands with an account's second factor. */
export interface FactorState {
  /** `begun`: set up, but no code has been shown yet, and none is asked for. */
  state: "none" | "begun" | "on";
  /** Codes that are left for when the app is lost. */
  recoveryCodes: number;
}

/** Reads how it stands with an account's second factor. */
export async function readFactor(userId: string): Promise<FactorState> {
  const [factor, recoveryCodes] = await Promise.all([
    getDb().secondFactor.findUnique({ where: { userId }, select: { confirmedAt: true } }),
    getDb().recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  return { state: !factor ? "none" : factor.confirmedAt ? "on" : "begun", recoveryCodes };
}

/** What an app has to know, while it is being set up; null before and after that. */
export async function readEnrolment({
  userId,
  email,
}: Holder): Promise<{ secret: string; uri: string } | null> {
  const factor = await getDb().secondFactor.findUnique({ where: { userId } });
  if (!factor || factor.confirmedAt) return null;
  const secret = open(factor.secret);
  return { secret, uri: totpOf(secret, email).toString() };
}

/** Makes a secret for an account's app. It is asked for once a code of it has been shown. Throws AppError conflict when one is. */
export async function beginEnrolment(userId: string): Promise<void> {
  const secret = seal(PURPOSE, new Secret({ size: SECRET_BYTES }).base32);
  const { count } = await getDb().secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
  const found = count === 0 && (await getDb().secondFactor.findUnique({ where: { userId } }));
  if (found) throw new AppError("conflict", sayAccountError("factorThere"));
  await getDb().secondFactor.create({ data: { userId, secret }, select: { userId: true } });
}

/** Which step of time a code is that of; null: of none that is taken now. */
function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: code, window: WINDOW, timestamp: now });
  return delta === null ? null : Math.floor(now / 1_000 / PERIOD_SECONDS) + delta;
}

const hashOf = (code: string) =>
  createHash("sha256").update(code.replace(/[\s-]/g, "").toUpperCase()).digest("base64url");

async function renewRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const { buffer } = new Uint8Array(randomBytes(RECOVERY_BYTES));
    return new Secret({ buffer }).base32.replace(/.{6}(?=.)/g, "$&-");
  });
  await db.recoveryCode.deleteMany({ where: { userId } });
  const data = codes.map((code) => ({ id: uuidv7(), userId, hash: hashOf(code) }));
  await db.recoveryCode.createMany({ data });
  return codes;
}

/**
 * The first right code of an app: from now on signing in asks for one. Sessions elsewhere end.
 *
 * @returns the recovery codes, which are shown this once
 */
export async function confirmEnrolment(
  { userId, email }: Holder,
  code: string,
  sessionId: string,
): Promise<string[]> {
  await countCode(userId);
  const factor = await getDb().secondFactor.findUnique({ where: { userId } });
  const step =
    factor && !factor.confirmedAt ? stepOf(open(factor.secret), code.replace(/\s/g, ""), Date.now()) : null;
  if (step === null) throw wrongCode();
  const codes = await inTransaction(async (db) => {
    const { count } = await db.secondFactor.updateMany({
      where: { userId, confirmedAt: null },
      data: { confirmedAt: new Date(), lastStep: step },
    });
    if (count === 0) throw wrongCode();
    await markProven(db, sessionId);
    await endOtherSessions(userId, sessionId, db);
    await recordAudit(db, { actor: email, action: "factor.add", subject: email });
    return renewRecoveryCodes(db, userId);
  });
  await forgetCodes(userId);
  logAuth("factor.added", { email });
  return codes;
}

async function takeCode({ userId, email }: Holder, code: string): Promise<boolean> {
  const plain = code.replace(/\s/g, "");
  if (/^\d{6}$/.test(plain)) {
    const factor = await getDb().secondFactor.findUnique({ where: { userId } });
    const secret = factor?.confirmedAt ? open(factor.secret) : null;
    const step = secret === null ? null : stepOf(secret, plain, Date.now());
    if (secret === null || step === null) return false;
    // In one statement: of two who send the same code at once, one is late.
    const { count } = await getDb().secondFactor.updateMany({
      where: { userId, lastStep: { lt: step } },
      // Sealed anew: with the shop's secret of today, before one of before is accepted no more.
      data: { lastStep: step, secret: seal(PURPOSE, secret) },
    });
    return count > 0;
  }
  return inTransaction(async (db) => {
    const where = { userId, hash: hashOf(plain), usedAt: null };
    const { count } = await db.recoveryCode.updateMany({ where, data: { usedAt: new Date() } });
    if (count === 0) return false;
    await recordAudit(db, { actor: email, action: "factor.recovery", subject: email });
    logAuth("recovery-code.used", { email });
    return true;
  });
}

/**
 * Takes a code of the app, or a recovery code; each once. Throws AppError invalid for a wrong or used one, rate_limited after
 * too many.
 */
export async function assertCode(holder: Holder, code: string): Promise<void> {
  await countCode(holder.userId);
  if (!(await takeCode(holder, code))) {
    logAuth("code.refused", { email: holder.email });
    throw wrongCode();
  }
  await forgetCodes(holder.userId);
}

/** New recovery codes in place of those there are; asks for a code. Throws as `assertCode`. */
export async function replaceRecoveryCodes(holder: Holder, code: string): Promise<string[]> {
  await assertCode(holder, code);
  return inTransaction((db) => renewRecoveryCodes(db, holder.userId));
}

async function forget(db: Db, userId: string): Promise<boolean> {
  await db.recoveryCode.deleteMany({ where: { userId } });
  const { count } = await db.secondFactor.deleteMany({ where: { userId } });
  return count > 0;
}

/** Gives up setting one up. */
export async function cancelEnrolment(userId: string): Promise<void> {
  await getDb().secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
}

/** Its holder takes the second factor away; asks for a code, and ends the sessions elsewhere. Throws as `assertCode`. */
export async function removeOwnFactor(holder: Holder, code: string, sessionId: string): Promise<void> {
  const { userId, email } = holder;
  await assertCode(holder, code);
  await inTransaction(async (db) => {
    await forget(db, userId);
    await endOtherSessions(userId, sessionId, db);
    await recordAudit(db, { actor: email, action: "factor.remove", subject: email });
  });
  logAuth("factor.removed", { email });
}

/**
 * Takes away a second factor that somebody has lost, and ends their sessions. Whoever calls it has made sure who asks.
 *
 * @returns false when the account has none
 */
export async function removeLostFactor(email: string, actor: string): Promise<boolean> {
  const removed = await inTransaction(async (db) => {
    const user = await db.user.findUnique({ where: { email }, select: { id: true } });
    if (!user) throw new AppError("not_found", `There is no account ${email}.`);
    if (!(await forget(db, user.id))) return false;
    await endSessions(user.id, db);
    await recordAudit(db, { actor, action: "factor.remove", subject: email });
    return true;
  });
  if (removed) logAuth("factor.removed", { email });
  return removed;
}
