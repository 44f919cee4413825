import "server-only";
import type { Actor } from "./actor";
import { readApiKey } from "./read-key";
import { getViewer } from "./viewer";

/** Who sends this request: the holder of its API key, else whoever is signed in, else nobody. */
export async function getRequestActor(request: Request): Promise<Actor> {
  return (await readApiKey(request)) ?? (await getViewer());
}
