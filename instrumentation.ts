import { front } from "@/app/api/front";
import { guardWebProcess } from "@/lib/launch/guard-web";
import { askSendersLanguage } from "@/lib/platform/current-words";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { getEnv } from "@/lib/platform/env";
import { isAppError } from "@/lib/platform/errors";
import { createMeter } from "@/lib/platform/http/measure";
import { readPatterns } from "@/lib/platform/http/route-pattern";
import { shareLimits } from "@/lib/platform/http/shared-uses";
import { startKeeping } from "@/lib/platform/keeping";
import { takeOverConsole } from "@/lib/platform/log";
import { currentRequest } from "@/lib/platform/request-context";
import { startTracing } from "@/lib/platform/start-tracing";
import { getLanguage } from "@/lib/shop/settings/current-language";

/** The process's own listener (bin/web.mjs) looks here. */
interface Listener {
  aisleFront?: typeof front;
  aisleMeter?: ReturnType<typeof createMeter>;
  aisleDrainMs?: number;
}

/**
 * Runs once when the server starts: from now on its listener measures, asks the hot endpoints before it asks Next, and knows how
 * long it is to say that it ends; what Next prints of its errors stands in the log; and forms are answered in the language of
 * whoever sends them.
 */
export async function register(): Promise<void> {
  const { NODE_ENV, AISLE_DRAIN_SECONDS } = getEnv();
  if (NODE_ENV === "production") takeOverConsole("next");
  const listener = globalThis as Listener;
  listener.aisleFront = front;
  listener.aisleMeter = createMeter(readPatterns(".next/routes-manifest.json"));
  listener.aisleDrainMs = 1_000 * AISLE_DRAIN_SECONDS;
  await startTracing("aisle-web");
  startKeeping();
  askSendersLanguage(getLanguage);
  await guardWebProcess();
  shareLimits();
}

/** Hears of what has failed in a page before it is answered: lib/platform/http/page-guard.ts says then that it may be tried again. */
export function onRequestError(thrown: unknown): void {
  const error = toUnavailable(thrown);
  const request = currentRequest();
  if (request && isAppError(error) && error.code === "unavailable") request.isDatabaseAway = true;
}
