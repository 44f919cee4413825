"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { cancelJob } from "./commands";
import type { JobState } from "./schema";

const cancelSchema = z.object({ id: z.uuid() });

/** Cancels a job, and says in which state it is now: a running one ends within seconds. */
export async function cancelJobAction(
  input: z.input<typeof cancelSchema>,
): Promise<ActionResult<{ state: JobState }>> {
  return runAction(cancelSchema, input, async ({ id }) => {
    const state = await cancelJob(id, await requireViewer());
    refresh();
    return { state };
  });
}
