import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { requestJob } from "@/lib/jobs/commands";
import { toAccepted } from "@/lib/jobs/http";
import { readOptionalJson } from "@/lib/platform/http/body";
import { backfillJob } from "@/lib/recommender/training/backfill-job";
import { getRequestActor } from "@/lib/shop/auth/request-actor";

const MAX_BODY_BYTES = 16 * 1024;

/** Makes again what the shop would have learnt up to a moment. */
export const POST = route({ name: "backfill" }, async ({ request }) => {
  const actor = await getRequestActor(request);
  return toAccepted(await requestJob(backfillJob, await readOptionalJson(request, MAX_BODY_BYTES), actor));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("POST");
