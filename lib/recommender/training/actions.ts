"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requestJob } from "@/lib/jobs/commands";
import { type ActionResult, runAction } from "@/lib/platform/http/action";
import { requireViewer } from "@/lib/shop/auth/viewer";
import { trainJob } from "./train-job";

/** Trains a model on everything there is by now. */
export async function retrainAction(): Promise<ActionResult<{ jobId: string }>> {
  return runAction(z.undefined(), undefined, async () => {
    const { id } = await requestJob(trainJob, { force: true }, await requireViewer());
    refresh();
    return { jobId: id };
  });
}
