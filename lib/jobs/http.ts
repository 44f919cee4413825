import type { Enqueued } from "./commands";
import type { JobAccepted } from "./schema";

/** 202: the work is accepted, and where to watch it. */
export function toAccepted({ id, created }: Enqueued): Response {
  const body: JobAccepted = { jobId: id, created };
  return Response.json(body, {
    status: 202,
    headers: { location: `/api/jobs/${id}`, "cache-control": "no-store" },
  });
}
