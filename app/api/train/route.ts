import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";
import { requestJob } from "@/lib/jobs/commands";
import { getRequestActor, readPayload, toAccepted } from "@/lib/jobs/http";

/** Trains a model on everything there is by now; `{"force": true}` also when nothing has changed. */
export const POST = route({ name: "train" }, async ({ request }) => {
  const actor = await getRequestActor(request);
  return toAccepted(await requestJob("train", await readPayload(request), actor));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("POST");
