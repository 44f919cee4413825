import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { requestJob } from "@/lib/jobs/commands";
import { toAccepted } from "@/lib/jobs/http";
import { readOptionalJson } from "@/lib/platform/http/body";
import { trainJob } from "@/lib/recommender/training/train-job";
import { getRequestActor } from "@/lib/shop/auth/request-actor";

const MAX_BODY_BYTES = 16 * 1024;

/** Trains a model on everything there is by now; `{"force": true}` also when nothing has changed. */
export const POST = route({ name: "train" }, async ({ request }) => {
  const actor = await getRequestActor(request);
  return toAccepted(await requestJob(trainJob, await readOptionalJson(request, MAX_BODY_BYTES), actor));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("POST");
