"use server";

import { refresh } from "next/cache";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { keepServing } from "./overrule";
import { overruleSchema } from "./schema";
import { runStaffForm } from "@/lib/shop/auth/staff-action";

/** Has the guard leave a version alone for some hours. */
export async function keepServingAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "models:write",
    overruleSchema,
    form,
    async (wish, viewer) => {
      await keepServing(wish, viewer);
      refresh();
      return { said: `The guard leaves ${wish.id} alone for ${wish.hours} h.` };
    },
    pageSentFrom,
  );
}
