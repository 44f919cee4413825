import { z } from "zod";
import type { Enqueued } from "./commands";

export const jobParamsSchema = z.object({ id: z.uuid("must be the id of a job") });

/** 202: the work is accepted, and where to watch it. `created` is false when it had been asked for before. */
export function toAccepted({ id, created }: Enqueued): Response {
  return Response.json(
    { jobId: id, created },
    { status: 202, headers: { location: `/api/jobs/${id}`, "cache-control": "no-store" } },
  );
}
