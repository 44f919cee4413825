"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requestJob } from "@/lib/jobs/commands";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { healthJob } from "./health-job";

/** Looks at data and model now. */
export async function checkHealthAction(): Promise<ActionResult<{ jobId: string }>> {
  return runAction(z.undefined(), undefined, async () => {
    const { id } = await requestJob(healthJob, { source: "asked" }, await requireViewer());
    refresh();
    return { jobId: id };
  });
}
