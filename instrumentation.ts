import { front } from "@/app/api/front";
import { createMeter } from "@/lib/platform/http/measure";
import { readPatterns } from "@/lib/platform/http/route-pattern";
import { startTracing } from "@/lib/platform/tracing";

/** The process's own listener (bin/web.mjs) looks here. */
interface Listener {
  aisleFront?: typeof front;
  aisleMeter?: ReturnType<typeof createMeter>;
}

/** Runs once when the server starts: from now on its listener measures, and asks the hot endpoints before it asks Next. */
export async function register(): Promise<void> {
  const listener = globalThis as Listener;
  listener.aisleFront = front;
  listener.aisleMeter = createMeter(readPatterns(".next/routes-manifest.json"));
  await startTracing("aisle-web");
}
