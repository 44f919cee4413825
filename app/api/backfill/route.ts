import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";
import { requestJob } from "@/lib/jobs/commands";
import { getRequestActor, readPayload, toAccepted } from "@/lib/jobs/http";

/** Makes again what the shop would have learnt up to a moment. */
export const POST = route({ name: "backfill" }, async ({ request }) => {
  const actor = await getRequestActor(request);
  return toAccepted(await requestJob("backfill", await readPayload(request), actor));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("POST");
