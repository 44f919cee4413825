"use server";

import { refresh } from "next/cache";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { changeSettings } from "./settings-commands";
import { settingsFormSchema } from "./settings-form";

/** Saves what the form of the settings says. The command checks the right again. */
export async function changeSettingsAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ said: string }>> {
  return runFormAction(
    settingsFormSchema,
    form,
    async (settings) => {
      await changeSettings(settings, await requireViewer());
      refresh();
      return { said: "Saved. Every page of the shop shows it at once." };
    },
    pageSentFrom,
  );
}
