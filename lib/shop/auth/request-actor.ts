import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import type { Actor } from "./actor";
import { readApiKey } from "./read-key";
import { getViewer } from "./viewer";

/** Who sends this request: the holder of its API key, else whoever is signed in, else nobody. */
export async function getRequestActor(request: ApiRequest): Promise<Actor> {
  return (await readApiKey(request)) ?? (await getViewer());
}
