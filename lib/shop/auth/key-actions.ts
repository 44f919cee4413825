"use server";

import { refresh } from "next/cache";
import type { ActionResult } from "@/lib/platform/http/action";
import type { FormAnswer } from "@/lib/platform/http/form-action";
import { addKey, revokeKey, rotateApiKey } from "./api-keys";
import { keyPrefixSchema, newKeySchema, rotateKeySchema } from "./key-schema";
import { runStaffAction, runStaffForm } from "./staff-action";

/** Makes the key the form of the keys page asks for. The command checks the right again. */
export async function addKeyAction(_before: unknown, form: FormData): Promise<FormAnswer<{ key: string }>> {
  return runStaffForm("keys:write", newKeySchema, form, async (key, viewer) => {
    const text = await addKey(key, viewer);
    refresh();
    return { key: text };
  });
}

/** Makes a successor of a key. */
export async function rotateKeyAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ key: string }>> {
  return runStaffForm("keys:write", rotateKeySchema, form, async ({ prefix, overlapHours }, viewer) => {
    const { key } = await rotateApiKey(prefix, overlapHours, viewer);
    refresh();
    return { key };
  });
}

/** Refuses a key from now on. */
export async function revokeKeyAction(input: { prefix: string }): Promise<ActionResult<{ prefix: string }>> {
  return runStaffAction("keys:write", keyPrefixSchema, input, async ({ prefix }, viewer) => {
    await revokeKey(prefix, viewer);
    refresh();
    return { prefix };
  });
}
