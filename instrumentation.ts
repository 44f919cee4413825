import { front } from "@/app/api/front";
import { getLauncherEnv } from "@/lib/platform/env";
import { takeOverConsole } from "@/lib/platform/log";

/**
 * Runs once when the server starts: from now on its listener (bin/web.mjs) asks the hot endpoints before it asks Next, and
 * what Next prints of its errors stands in the log.
 */
export function register(): void {
  if (getLauncherEnv().NODE_ENV === "production") takeOverConsole("next");
  (globalThis as { aisleFront?: typeof front }).aisleFront = front;
}
