"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requestJob } from "@/lib/jobs/commands";
import type { ActionResult } from "@/lib/platform/http/action";
import { healthJob } from "./health-job";
import { runStaffAction } from "@/lib/shop/auth/staff-action";

/** Looks at data and model now. */
export async function checkHealthAction(): Promise<ActionResult<{ jobId: string }>> {
  return runStaffAction("jobs:write", z.undefined(), undefined, async (_, viewer) => {
    const { id } = await requestJob(healthJob, { source: "asked" }, viewer);
    refresh();
    return { jobId: id };
  });
}
