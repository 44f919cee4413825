import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { requireJob } from "@/lib/jobs/queries";
import { getRequestActor } from "@/lib/shop/auth/request-actor";
import { jobParamsSchema } from "@/lib/jobs/schema";

/** One job: its state, how far it is, and what came of it. */
export const GET = route({ name: "job", params: jobParamsSchema }, async ({ request, params }) =>
  requireJob(params.id, await getRequestActor(request)),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
