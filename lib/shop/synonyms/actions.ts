"use server";

import { refresh } from "next/cache";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { addSynonym, removeSynonym } from "./commands";
import { newSynonymSchema, synonymIdSchema } from "./schema";

/** Adds what the form of the search page says. The command checks the right again. */
export async function addSynonymAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return runFormAction(
    newSynonymSchema,
    form,
    async (synonym) => {
      const id = await addSynonym(synonym, await requireViewer());
      refresh();
      return { id };
    },
    pageSentFrom,
  );
}

/** Takes a synonym out of the list. */
export async function removeSynonymAction(input: { id: string }): Promise<ActionResult<{ id: string }>> {
  return runAction(synonymIdSchema, input, async ({ id }) => {
    await removeSynonym(id, await requireViewer());
    refresh();
    return { id };
  });
}
