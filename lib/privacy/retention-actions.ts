"use server";

import { refresh } from "next/cache";
import type { FormAnswer } from "@/lib/platform/http/form-action";
import { runStaffForm } from "@/lib/shop/auth/staff-action";
import { changeRetention } from "./retention";
import { retentionFormSchema } from "./retention-form";

/** Keeps kinds of data for as long as the form says from now on. The command checks the right again. */
export async function changeRetentionAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "settings:write",
    retentionFormSchema,
    form,
    async (changes, viewer) => {
      await changeRetention(changes, viewer);
      refresh();
      return { said: "Saved. The next run goes by it." };
    },
    () => "/admin/privacy",
  );
}
