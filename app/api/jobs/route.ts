import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";
import { listJobs } from "@/lib/jobs/queries";
import { getRequestActor } from "@/lib/jobs/http";

/** The newest jobs, newest first. */
export const GET = route({ name: "jobs" }, async ({ request }) => ({
  jobs: await listJobs(await getRequestActor(request)),
}));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
