"use server";

import { refresh } from "next/cache";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { addStaff, changeRole } from "./change-role";
import { askResetSchema, roleChangeSchema, staffMemberSchema } from "./schema";
import { removeLostFactor } from "./second-factor";
import { runStaffForm } from "@/lib/shop/auth/staff-action";

/** Gives an account a role. The command checks the right again. */
export async function changeRoleAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "users:write",
    roleChangeSchema,
    form,
    async (change, viewer) => {
      await changeRole(change, viewer);
      refresh();
      const said =
        change.role === "customer"
          ? `${change.email} is a customer now and may nothing in the admin.`
          : `${change.email} is ${change.role} now.`;
      return { said };
    },
    pageSentFrom,
  );
}

/** Takes somebody into the staff; a password that is made for them is shown this once. */
export async function addStaffAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm("users:write", staffMemberSchema, form, async (member, viewer) => {
    const password = await addStaff(member, viewer);
    refresh();
    const made = password === null ? "" : ` Their password, shown only now: ${password}`;
    return { said: `${member.email} is ${member.role} now.${made}` };
  });
}

/** Takes away a second factor that somebody has lost; an admin has made sure who asks. */
export async function removeFactorAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "users:write",
    askResetSchema,
    form,
    async ({ email }, viewer) => {
      const removed = await removeLostFactor(email, viewer.email);
      refresh();
      return {
        said: removed
          ? `${email} signs in without a second factor now, and is signed out everywhere.`
          : `${email} has none.`,
      };
    },
    pageSentFrom,
  );
}
