"use server";

import { refresh } from "next/cache";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { addStaff, changeRole } from "./change-role";
import { roleChangeSchema, staffMemberSchema } from "./schema";

/** Gives an account a role. The command checks the right again. */
export async function changeRoleAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    roleChangeSchema,
    form,
    async (change) => {
      await changeRole(change, await requireViewer());
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
  return runFormAction(staffMemberSchema, form, async (member) => {
    const password = await addStaff(member, await requireViewer());
    refresh();
    const made = password === null ? "" : ` Their password, shown only now: ${password}`;
    return { said: `${member.email} is ${member.role} now.${made}` };
  });
}
