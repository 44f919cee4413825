import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import type { Actor } from "./actor";
import { readApiKey } from "./read-key";
import { unsealSession } from "./session";
import { findViewer, type Viewer } from "./viewer";

/** Who sends this request: the holder of its API key, else whoever is signed in, else nobody. */
export async function getRequestActor(request: ApiRequest): Promise<Actor> {
  return (await readApiKey(request)) ?? (await readViewer(request));
}

/** Who is signed in. From the request's own cookie: the hot endpoints are answered where Next's request is not at hand. */
export async function readViewer({ headers }: ApiRequest): Promise<Viewer | null> {
  return findViewer(await unsealSession(headers.get("cookie")));
}
