import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { listJobs } from "@/lib/jobs/queries";
import { getRequestActor } from "@/lib/shop/auth/request-actor";

/** The newest jobs, newest first. */
export const GET = route({ name: "jobs" }, async ({ request }) => ({
  jobs: await listJobs(await getRequestActor(request)),
}));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
