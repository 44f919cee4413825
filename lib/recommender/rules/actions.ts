"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { type FormAnswer, runFormAction } from "@/lib/platform/http/form-action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { addRule, changeRule, switchRule } from "./commands";
import { ruleFormSchema } from "./form-schema";

/** Keeps a rule, new or changed. The command checks the right. */
export async function keepRuleAction(_before: unknown, form: FormData): Promise<FormAnswer<{ id: string }>> {
  return runFormAction(
    ruleFormSchema,
    form,
    async ({ id, version, rule }) => {
      const viewer = await requireViewer();
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
  return runAction(switchSchema, input, async ({ id, state }) => {
    await switchRule(id, state, await requireViewer());
    refresh();
    return { id };
  });
}
