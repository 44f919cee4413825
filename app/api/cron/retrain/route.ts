import { systemClock } from "@/lib/platform/clock";
import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { toAccepted } from "@/lib/jobs/http";
import { enqueueRetrain, requireCronSecret } from "@/lib/recommender/training/retrain";

/** For schedulers: enqueues this hour's training, once, however often it is called. */
export const GET = route({ name: "cron-retrain" }, async ({ request }) => {
  requireCronSecret(request);
  return toAccepted(await enqueueRetrain(systemClock.now()));
});

export const POST = GET;

export const { PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET", "POST");
