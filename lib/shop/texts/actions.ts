"use server";

import { refresh } from "next/cache";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { runStaffAction, runStaffForm } from "@/lib/shop/auth/staff-action";
import { changeShopText, resetShopText } from "./commands";
import { TEXT_LABELS, type TextName } from "./names";
import { shopTextSchema, textNameSchema } from "./schema";

/** Saves what the form of a text says. The command checks the right again. */
export async function changeShopTextAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "settings:write",
    shopTextSchema,
    form,
    async (text, viewer) => {
      await changeShopText(text, viewer);
      refresh();
      return { said: `Saved: ${TEXT_LABELS[text.name]}.` };
    },
    pageSentFrom,
  );
}

/** Puts the sample back in the place of a text. */
export async function resetShopTextAction(input: {
  name: TextName;
}): Promise<ActionResult<{ name: TextName }>> {
  return runStaffAction("settings:write", textNameSchema, input, async ({ name }, viewer) => {
    await resetShopText(name, viewer);
    refresh();
    return { name };
  });
}
