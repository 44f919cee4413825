import "server-only";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { isStaff } from "@/lib/shop/auth/scopes";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { Prisma } from "@/lib/platform/db/generated/client";
import { type Db, getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import type { OpenedAccount } from "./check-credentials";
import { endSessions } from "./sessions";
import { assertGoodPassword } from "./new-password";
import { hashPassword, verifyPassword } from "./password";
import type { Details, SignUp } from "./schema";

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Makes a customer's account; `input` is parsed by signUpSchema. Throws AppError conflict when the e-mail
 * has one, and invalid for a password that is easily guessed. */
export async function createAccount({ email, name, password }: SignUp): Promise<OpenedAccount> {
  await assertGoodPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  try {
    const { id, sessionVersion } = await getDb().user.create({
      data: { id: uuidv7(), email, name, passwordHash },
      select: { id: true, sessionVersion: true },
    });
    return { userId: id, sessionVersion };
  } catch (error) {
    if (!isTaken(error)) throw error;
    const message = sayAccountError("taken");
    throw new AppError("conflict", message, { fields: [{ path: "email", message }], cause: error });
  }
}

/**
 * Makes sure that `email` is an admin who signs in with `password`. Whatever differs is set right and ends the sessions
 * that existed: a customer who had taken the address first must not become admin. Doing it again changes nothing.
 *
 * @param given.isFirst the password is for the first start alone: an admin who is there keeps theirs
 */
export async function ensureAdmin(given: {
  email: string;
  password: string;
  isFirst?: boolean;
}): Promise<{ userId: string }> {
  const email = given.email.trim().toLowerCase();
  const found = await getDb().user.findUnique({
    where: { email },
    select: { id: true, role: true, passwordHash: true },
  });
  if (found?.role === "admin" && given.isFirst) return { userId: found.id };
  if (found?.role === "admin" && (await verifyPassword(given.password, found.passwordHash))) {
    return { userId: found.id };
  }
  const passwordHash = await hashPassword(given.password);
  return inTransaction(async (db) => {
    const { id } = await db.user.upsert({
      where: { email },
      create: { id: uuidv7(), email, name: "Admin", role: "admin", passwordHash },
      update: { role: "admin", passwordHash },
      select: { id: true },
    });
    await endSessions(id, db);
    return { userId: id };
  });
}

/**
 * Gives an existing account a role; whoever was of the staff has to sign in again.
 *
 * @returns false when there is no such account
 */
export async function setRole(email: string, role: Viewer["role"], actor: string): Promise<boolean> {
  return inTransaction((db) => setRoleIn(db, email, role, actor));
}

/** The same in a transaction that is open. */
export async function setRoleIn(
  db: Db,
  email: string,
  role: Viewer["role"],
  actor: string,
): Promise<boolean> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true, role: true } });
  if (!user) return false;
  if (user.role === role) return true;
  await db.user.update({ where: { email }, data: { role }, select: { id: true } });
  // Sessions ask for the role each time; a role that is gone must not even look signed in elsewhere.
  if (isStaff(user.role)) await endSessions(user.id, db);
  const action = role === "admin" ? "admin.grant" : user.role === "admin" ? "admin.revoke" : "role.change";
  await recordAudit(db, { actor, action, subject: email, detail: { from: user.role, to: role } });
  return true;
}

/** Changes what an account says about its holder. */
export async function updateDetails(userId: string, { name }: Details): Promise<void> {
  await getDb().user.update({ where: { id: userId }, data: { name }, select: { id: true } });
}
