"use server";

import { refresh } from "next/cache";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { type FormAnswer, runFormAction } from "@/lib/platform/http/form-action";
import { addKey, revokeKey, rotateApiKey } from "./api-keys";
import { keyPrefixSchema, newKeySchema, rotateKeySchema } from "./key-schema";
import { requireViewer } from "./viewer";

/** Makes the key the form of the keys page asks for. The command checks the right again. */
export async function addKeyAction(_before: unknown, form: FormData): Promise<FormAnswer<{ key: string }>> {
  return runFormAction(newKeySchema, form, async (key) => {
    const text = await addKey(key, await requireViewer());
    refresh();
    return { key: text };
  });
}

/** Makes a successor of a key. */
export async function rotateKeyAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ key: string }>> {
  return runFormAction(rotateKeySchema, form, async ({ prefix, overlapHours }) => {
    const { key } = await rotateApiKey(prefix, overlapHours, await requireViewer());
    refresh();
    return { key };
  });
}

/** Refuses a key from now on. */
export async function revokeKeyAction(input: { prefix: string }): Promise<ActionResult<{ prefix: string }>> {
  return runAction(keyPrefixSchema, input, async ({ prefix }) => {
    await revokeKey(prefix, await requireViewer());
    refresh();
    return { prefix };
  });
}
