"use server";

import { z } from "zod";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { getStrategy } from "@/lib/recommender/strategies/queries";
import { whatIf, type WhatIf } from "./what-if";

const whatIfSchema = z.object({ id: z.string().max(80) });
const DAYS = 28;

/** What a strategy would have been clicked, by the lists of the last four weeks. */
export async function whatIfAction(input: { id: string }): Promise<ActionResult<WhatIf>> {
  return runAction(whatIfSchema, input, async ({ id }) => {
    const viewer = await requireViewer();
    const { strategy } = await getStrategy(id, viewer);
    return whatIf({ strategy, model: null, days: DAYS, now: Date.now() }, viewer);
  });
}
