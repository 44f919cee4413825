"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import { cancelJob } from "./commands";
import type { JobState } from "./schema";
import { runStaffAction } from "@/lib/shop/auth/staff-action";

const cancelSchema = z.object({ id: z.uuid() });

/** Cancels a job, and says in which state it is now: a running one ends within seconds. */
export async function cancelJobAction(
  input: z.input<typeof cancelSchema>,
): Promise<ActionResult<{ state: JobState }>> {
  return runStaffAction("jobs:write", cancelSchema, input, async ({ id }, viewer) => {
    const state = await cancelJob(id, viewer);
    refresh();
    return { state };
  });
}
