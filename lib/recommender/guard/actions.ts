"use server";

import { refresh } from "next/cache";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { keepServing } from "./overrule";
import { overruleSchema } from "./schema";

/** Has the guard leave a version alone for some hours. */
export async function keepServingAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    overruleSchema,
    form,
    async (wish) => {
      await keepServing(wish, await requireViewer());
      refresh();
      return { said: `The guard leaves ${wish.id} alone for ${wish.hours} h.` };
    },
    pageSentFrom,
  );
}
