"use server";

import { refresh } from "next/cache";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { requireAdmin } from "@/lib/shop/auth/viewer";
import { addSynonym, removeSynonym } from "./commands";
import { newSynonymSchema, synonymIdSchema } from "./schema";

/** Adds what the form of the search page says. The command checks the right again. */
export async function addSynonymAction(input: unknown): Promise<ActionResult<{ id: string }>> {
  return runAction(newSynonymSchema, input, async (synonym) => {
    const id = await addSynonym(synonym, await requireAdmin());
    refresh();
    return { id };
  });
}

/** Takes a synonym out of the list. */
export async function removeSynonymAction(input: { id: string }): Promise<ActionResult<{ id: string }>> {
  return runAction(synonymIdSchema, input, async ({ id }) => {
    await removeSynonym(id, await requireAdmin());
    refresh();
    return { id };
  });
}
