"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import type { FormAnswer } from "@/lib/platform/http/form-action";
import { plainLine } from "@/lib/platform/form-fields";
import { addStrategy, serveStrategy } from "./commands";
import { placementSchema } from "./placements";
import { parseRecipe } from "./parse-recipe";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

const newStrategySchema = z.object({ json: z.string().max(100_000), note: plainLine(500).default("") });

/** Stores the next version of a strategy that is written as JSON; it serves nothing yet. */
export async function addStrategyAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ id: string }>> {
  return runStaffForm(
    "merchandising:write",
    newStrategySchema,
    form,
    async ({ json, note }, viewer) => {
      return { id: await addStrategy({ strategy: parseRecipe(json), note }, viewer) };
    },
    ({ id }) => `/admin/strategies/${encodeURIComponent(id)}`,
  );
}

const serveSchema = z.object({
  placement: placementSchema,
  id: z.string().max(80),
  expected: z.string().max(80),
});

/** Serves a placement by a strategy, if `expected` still does. */
export async function serveStrategyAction(
  input: z.input<typeof serveSchema>,
): Promise<ActionResult<{ id: string }>> {
  return runStaffAction("merchandising:write", serveSchema, input, async (wanted, viewer) => {
    await serveStrategy(wanted, viewer);
    refresh();
    return { id: wanted.id };
  });
}
