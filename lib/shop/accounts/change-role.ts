import "server-only";
import { randomBytes } from "node:crypto";
import { getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { createAccount, setRoleIn } from "./commands";
import type { RoleChange, StaffMember } from "./schema";

/**
 * Gives an account a role, or takes it by giving `customer`. Throws AppError unauthenticated, forbidden, not_found, or
 * conflict when it would leave the shop without an admin.
 */
export async function changeRole({ email, role }: RoleChange, actor: Actor): Promise<void> {
  const name = requireRight(actor, "users:write");
  await inTransaction(async (db) => {
    // Two admins who demote each other at the same moment come one after the other.
    const admins = await db.$queryRaw<{ email: string }[]>`
      select email from users where role = 'admin' order by id for update`;
    if (role !== "admin" && admins.length === 1 && admins[0]?.email === email)
      throw new AppError("conflict", `${email} is the only admin. Make somebody else one first.`);
    if (!(await setRoleIn(db, email, role, name)))
      throw new AppError("not_found", `There is no account ${email}.`);
  });
}

/**
 * Takes somebody into the staff, with an account made for them where there is none. Returns that account's password, which
 * is kept nowhere else, or null. Throws AppError as `changeRole`.
 */
export async function addStaff({ email, name, role }: StaffMember, actor: Actor): Promise<string | null> {
  requireRight(actor, "users:write");
  const found = await getDb().user.findUnique({ where: { email }, select: { id: true } });
  if (found) {
    await changeRole({ email, role }, actor);
    return null;
  }
  const password = randomBytes(15).toString("base64url");
  await createAccount({ email, name: name === "" ? email : name, password });
  await changeRole({ email, role }, actor);
  return password;
}
