import { type JsonBody, json } from "@/lib/platform/http/body";
import { type Reply, reply } from "@/lib/platform/http/operation";
import type { z } from "zod";
import type { Enqueued } from "./commands";
import type { JobKind } from "./job";
import type { JobAccepted } from "./schema";

/** What a job is asked for with; nothing when it needs nothing. */
export function jobBody<T>(kind: JobKind<z.ZodType<T>>): JsonBody<T> {
  const message = `That is not what a ${kind.name} job needs.`;
  return json(kind.payload, { maxBytes: 16 * 1024, required: false, message });
}

/** 202: the work is accepted, and where to watch it. */
export function toAccepted({ id, created }: Enqueued): Reply<202, JobAccepted> {
  return reply(202, { jobId: id, created }, { location: `/api/jobs/${id}`, "cache-control": "no-store" });
}
