"use server";

import { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import { getStrategy } from "@/lib/recommender/strategies/queries";
import { whatIf, type WhatIf } from "./what-if";
import { runStaffAction } from "@/lib/shop/auth/staff-action";

const whatIfSchema = z.object({ id: z.string().max(80) });
const DAYS = 28;

/** What a strategy would have been clicked, by the lists of the last four weeks. */
export async function whatIfAction(input: { id: string }): Promise<ActionResult<WhatIf>> {
  return runStaffAction("merchandising:read", whatIfSchema, input, async ({ id }, viewer) => {
    const { strategy } = await getStrategy(id, viewer);
    return whatIf({ strategy, model: null, days: DAYS, now: Date.now() }, viewer);
  });
}
