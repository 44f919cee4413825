import { route } from "@/lib/http/route";
import { requestJob } from "@/lib/jobs/commands";
import { JOB_PAYLOADS } from "@/lib/jobs/payloads";
import { getRequestActor } from "@/lib/jobs/request-actor";
import { toAccepted } from "@/lib/jobs/respond";

/** Trains a model on everything there is by now; `{"force": true}` also when nothing has changed. */
export const POST = route({ name: "train", body: JOB_PAYLOADS.train }, async ({ request, body }) =>
  toAccepted(await requestJob("train", body, await getRequestActor(request))),
);
