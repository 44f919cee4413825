import { route } from "@/lib/http/route";
import { requestJob } from "@/lib/jobs/commands";
import { JOB_PAYLOADS } from "@/lib/jobs/payloads";
import { getRequestActor } from "@/lib/jobs/request-actor";
import { toAccepted } from "@/lib/jobs/respond";

/** Makes again what the shop would have learnt up to a moment. */
export const POST = route({ name: "backfill", body: JOB_PAYLOADS.backfill }, async ({ request, body }) =>
  toAccepted(await requestJob("backfill", body, await getRequestActor(request))),
);
