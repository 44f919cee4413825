"use server";

import { refresh } from "next/cache";
import { type FormAnswer, runFormAction } from "@/lib/platform/http/form-action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { changeRetention } from "./retention";
import { retentionFormSchema } from "./retention-form";

/** Keeps kinds of data for as long as the form says from now on. The command checks the right again. */
export async function changeRetentionAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    retentionFormSchema,
    form,
    async (changes) => {
      await changeRetention(changes, await requireViewer());
      refresh();
      return { said: "Saved. The next run goes by it." };
    },
    () => "/admin/privacy",
  );
}
