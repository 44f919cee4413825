"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requestJob } from "@/lib/jobs/commands";
import type { ActionResult } from "@/lib/platform/http/action";
import { trainJob } from "./train-job";
import { runStaffAction } from "@/lib/shop/auth/staff-action";

/** Trains a model on everything there is by now. */
export async function retrainAction(): Promise<ActionResult<{ jobId: string }>> {
  return runStaffAction("jobs:write", z.undefined(), undefined, async (_, viewer) => {
    const { id } = await requestJob(trainJob, { force: true }, viewer);
    refresh();
    return { jobId: id };
  });
}
