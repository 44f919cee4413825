import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { cancelJob } from "@/lib/jobs/commands";
import { getRequestActor } from "@/lib/shop/auth/request-actor";
import { jobParamsSchema } from "@/lib/jobs/schema";

/** Cancels a job; a running one ends within two seconds. */
export const POST = route({ name: "job-cancel", params: jobParamsSchema }, async ({ request, params }) => ({
  state: await cancelJob(params.id, await getRequestActor(request)),
}));

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("POST");
