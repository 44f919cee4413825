import "server-only";
import { readApiKey } from "@/lib/auth/api-keys";
import { getViewer } from "@/lib/auth/viewer";
import { readJson } from "@/lib/http/body";
import type { Actor } from "@/lib/models/actor";
import type { Enqueued } from "./commands";
import type { JobAccepted } from "./schema";

const MAX_BODY_BYTES = 16 * 1024;

/** Who sends this request: the holder of its API key, else whoever is signed in, else nobody. */
export async function getRequestActor(request: Request): Promise<Actor> {
  return (await readApiKey(request)) ?? (await getViewer());
}

/** The body as JSON, unparsed; without any, an empty payload: `curl -X POST` is enough to ask for a training. */
export async function readPayload(request: Request): Promise<unknown> {
  return request.headers.has("content-type") ? readJson(request, MAX_BODY_BYTES) : {};
}

/** 202: the work is accepted, and where to watch it. */
export function toAccepted({ id, created }: Enqueued): Response {
  const body: JobAccepted = { jobId: id, created };
  return Response.json(body, {
    status: 202,
    headers: { location: `/api/jobs/${id}`, "cache-control": "no-store" },
  });
}
