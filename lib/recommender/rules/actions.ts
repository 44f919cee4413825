"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import type { FormAnswer } from "@/lib/platform/http/form-action";
import { addRule, changeRule, switchRule } from "./commands";
import { ruleFormSchema } from "./form-schema";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";

/** Keeps a rule, new or changed. The command checks the right. */
export async function keepRuleAction(_before: unknown, form: FormData): Promise<FormAnswer<{ id: string }>> {
  return runStaffForm(
    "merchandising:write",
    ruleFormSchema,
    form,
    async ({ id, version, rule }, viewer) => {
      if (id === "") return { id: (await addRule(rule, viewer)).id };
      await changeRule(id, version, rule, viewer);
      refresh();
      return { id };
    },
    ({ id }) => `/admin/rules/${id}`,
  );
}

const switchSchema = z.object({ id: z.uuid(), state: z.enum(["on", "off", "removed"]) });

/** Switches a rule on or off, or takes it away. */
export async function switchRuleAction(
  input: z.input<typeof switchSchema>,
): Promise<ActionResult<{ id: string }>> {
  return runStaffAction("merchandising:write", switchSchema, input, async ({ id, state }, viewer) => {
    await switchRule(id, state, viewer);
    refresh();
    return { id };
  });
}
