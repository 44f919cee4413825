"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { requireAdmin } from "@/lib/shop/auth/viewer";
import { countHeld, discardHeld } from "./held";

const decisionSchema = z.object({ productId: z.int().min(1), decision: z.enum(["count", "discard"]) });

/** Counts or discards what is held back of a product. The command checks the right again. */
export async function decideHeldAction(
  input: z.input<typeof decisionSchema>,
): Promise<ActionResult<{ events: number }>> {
  return runAction(decisionSchema, input, async ({ productId, decision }) => {
    const decide = decision === "count" ? countHeld : discardHeld;
    const events = await decide(productId, await requireAdmin());
    refresh();
    return { events };
  });
}
