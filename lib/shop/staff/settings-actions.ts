"use server";

import { refresh } from "next/cache";
import { type FormAnswer, pageSentFrom } from "@/lib/platform/http/form-action";
import { changeSettings } from "./settings-commands";
import { settingsFormSchema } from "./settings-form";
import { runStaffForm } from "@/lib/shop/auth/staff-action";

/** Saves what the form of the settings says. The command checks the right again. */
export async function changeSettingsAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runStaffForm(
    "settings:write",
    settingsFormSchema,
    form,
    async (settings, viewer) => {
      await changeSettings(settings, viewer);
      refresh();
      return { said: "Saved. Every page of the shop shows it at once." };
    },
    pageSentFrom,
  );
}
