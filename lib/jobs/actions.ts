"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requireAdmin } from "@/lib/auth/viewer";
import { type ActionResult, runAction } from "@/lib/http/action";
import { cancelJob, requestJob } from "./commands";
import type { JobState } from "./schema";

const cancelSchema = z.object({ id: z.uuid() });

/** Trains a model on everything there is by now. */
export async function retrainAction(): Promise<ActionResult<{ jobId: string }>> {
  return runAction(z.undefined(), undefined, async () => {
    const { id } = await requestJob("train", { force: true }, await requireAdmin());
    refresh();
    return { jobId: id };
  });
}

/** Cancels a job, and says in which state it is now: a running one ends within seconds. */
export async function cancelJobAction(
  input: z.input<typeof cancelSchema>,
): Promise<ActionResult<{ state: JobState }>> {
  return runAction(cancelSchema, input, async ({ id }) => {
    const state = await cancelJob(id, await requireAdmin());
    refresh();
    return { state };
  });
}
