import { randomBytes } from "node:crypto";
import { z } from "zod";
import { ensureAdmin } from "@/lib/accounts/commands";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { uuidv7 } from "@/lib/ids";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { withSession } from "../session";

type Role = "admin" | "customer";

/** Gives an existing account a role; a role taken away ends its sessions. false when there is no such account. */
async function changeRole(email: string, role: Role): Promise<boolean> {
  const db = getDb();
  const sessionVersion = role === "customer" ? { sessionVersion: { increment: 1 } } : {};
  const { count } = await db.user.updateMany({ where: { email }, data: { role, ...sessionVersion } });
  return count > 0;
}

async function noteRole(email: string, role: Role): Promise<void> {
  const action = role === "admin" ? "admin.granted" : "admin.revoked";
  await getDb().auditEntry.create({ data: { id: uuidv7(), actor: "command line", action, subject: email } });
}

/** Returns the password of an account that had to be made, or null. */
async function grantAdmin(email: string): Promise<string | null> {
  if (await changeRole(email, "admin")) return null;
  const password = randomBytes(15).toString("base64url");
  await ensureAdmin({ email, password });
  return password;
}

export const adminCommand = defineCommand({
  name: "admin",
  summary: "Make an account an admin, creating it if there is none",
  positionals: ["<email>"],
  options: { revoke: { type: "boolean", default: false } },
  details: `
  <email>              of the account; a new one gets a password that is printed once
  --revoke             take the right away again and end the account's sessions`,
  async run({ values, positionals, out }) {
    const parsed = z.email().safeParse(positionals[0]?.trim().toLowerCase());
    if (!parsed.success) throw new UsageError(`"${positionals[0]}" is no e-mail address.`);
    const email = parsed.data;
    const role: Role = values.revoke ? "customer" : "admin";
    const password = await withSession(out, async () => {
      if (values.revoke) {
        if (!(await changeRole(email, role)))
          throw new AppError("not_found", `There is no account ${email}.`);
        await noteRole(email, role);
        return null;
      }
      const made = await grantAdmin(email);
      await noteRole(email, role);
      return made;
    });
    out.result({ email, role, password });
    out.line(values.revoke ? `${email} is no admin any more.` : `${email} is an admin.`);
    if (password !== null) out.line(`Its account was made. Password, shown only now: ${password}`);
    return EXIT.ok;
  },
});
