import { randomBytes } from "node:crypto";
import { z } from "zod";
import { ensureAdmin, setRole } from "@/lib/shop/accounts/commands";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { AppError } from "@/lib/platform/errors";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { withSession } from "../session";

/** Returns the password of an account that had to be made, or null. */
async function grantAdmin(email: string): Promise<string | null> {
  if (await setRole(email, "admin", COMMAND_LINE)) return null;
  const password = randomBytes(15).toString("base64url");
  await ensureAdmin({ email, password });
  await setRole(email, "admin", COMMAND_LINE);
  return password;
}

async function revokeAdmin(email: string): Promise<null> {
  if (!(await setRole(email, "customer", COMMAND_LINE)))
    throw new AppError("not_found", `There is no account ${email}.`);
  return null;
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
    if (!parsed.success) throw new UsageError(`"${positionals[0]}" is not an e-mail address.`);
    const email = parsed.data;
    const role = values.revoke ? "customer" : "admin";
    const password = await withSession(out, () => (values.revoke ? revokeAdmin(email) : grantAdmin(email)));
    out.result({ email, role, password });
    out.line(values.revoke ? `${email} is no longer an admin.` : `${email} is an admin.`);
    if (password !== null) out.line(`The account was created. Its password, shown only now: ${password}`);
    return EXIT.ok;
  },
});
