"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requireAdmin } from "@/lib/shop/auth/viewer";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { promoteModel, rollbackModel } from "./commands";
import { modelIdSchema } from "./schema";

const promoteSchema = z.object({ id: modelIdSchema });

/** Lets a version serve. The command checks the right and the artifact again. */
export async function promoteModelAction(
  input: z.input<typeof promoteSchema>,
): Promise<ActionResult<{ live: string }>> {
  return runAction(promoteSchema, input, async ({ id }) => {
    await promoteModel(id, await requireAdmin());
    refresh();
    return { live: id };
  });
}

/** Lets the previous version serve again. */
export async function rollBackModelAction(): Promise<ActionResult<{ live: string }>> {
  return runAction(z.undefined(), undefined, async () => {
    const live = await rollbackModel(await requireAdmin());
    refresh();
    return { live };
  });
}
