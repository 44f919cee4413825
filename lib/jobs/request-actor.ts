import "server-only";
import { readApiKey } from "@/lib/auth/api-keys";
import { getViewer } from "@/lib/auth/viewer";
import type { Actor } from "@/lib/models/actor";

/** Who sends this request: the holder of its API key, else whoever is signed in, else nobody. */
export async function getRequestActor(request: Request): Promise<Actor> {
  return (await readApiKey(request)) ?? (await getViewer());
}
