"use server";

import { refresh } from "next/cache";
import { AppError } from "@/lib/platform/errors";
import type { FormAnswer } from "@/lib/platform/http/form-action";
import { requestDryRun, requestImport } from "./commands";
import { importFormSchema, readingFormSchema } from "./form-schema";
import { getUploadState, readDryRun } from "./queries";
import { runStaffForm } from "@/lib/shop/auth/staff-action";

/** Looks at an upload again, read as the form says. The command checks the right again. */
export async function lookAgainAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ upload: string; said: string }>> {
  return runStaffForm(
    "catalog:write",
    readingFormSchema,
    form,
    async ({ upload, reading }, viewer) => {
      await requestDryRun(upload, reading, viewer);
      refresh();
      return { upload, said: "The file is read again." };
    },
    ({ upload }) => `/admin/import/${upload}`,
  );
}

/** Imports an upload, read as its newest look was. */
export async function importUploadAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ upload: string; said: string }>> {
  return runStaffForm(
    "catalog:write",
    importFormSchema,
    form,
    async ({ upload, ...wish }, viewer) => {
      const state = await getUploadState(viewer, upload);
      const look = state && (await readDryRun(state));
      if (!look) throw new AppError("conflict", "The file has to be looked at first.");
      await requestImport({ upload, reading: look.reading, ...wish }, viewer);
      refresh();
      return { upload, said: "The import is queued. Its progress is shown here." };
    },
    ({ upload }) => `/admin/import/${upload}`,
  );
}
