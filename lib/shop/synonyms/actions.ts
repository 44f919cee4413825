"use server";

import { refresh } from "next/cache";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { addSynonym, removeSynonym } from "./commands";
import { newSynonymSchema, synonymIdSchema } from "./schema";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

/** Adds what the form of the search page says. The command checks the right again. */
export async function addSynonymAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return runStaffForm(
    "merchandising:write",
    newSynonymSchema,
    form,
    async (synonym, viewer) => {
      const id = await addSynonym(synonym, viewer);
      refresh();
      return { id };
    },
    pageSentFrom,
  );
}

/** Takes a synonym out of the list. */
export async function removeSynonymAction(input: { id: string }): Promise<ActionResult<{ id: string }>> {
  return runStaffAction("merchandising:write", synonymIdSchema, input, async ({ id }, viewer) => {
    await removeSynonym(id, viewer);
    refresh();
    return { id };
  });
}
