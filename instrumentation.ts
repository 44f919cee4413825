import { front } from "@/app/api/front";
import { getEnv } from "@/lib/platform/env";

/**
 * Runs once when the server starts: from now on its listener (bin/web.mjs) asks the hot endpoints before it asks Next, and
 * knows how long it is to say that it ends.
 */
export function register(): void {
  const host = globalThis as { aisleFront?: typeof front; aisleDrainMs?: number };
  host.aisleFront = front;
  host.aisleDrainMs = 1_000 * getEnv().AISLE_DRAIN_SECONDS;
}
