import { getEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { isSameSecret, readBearer } from "@/lib/platform/http/bearer";
import { getMetrics } from "@/lib/platform/http/metrics";
import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";

/** Figures for Prometheus, for whoever has METRICS_TOKEN. */
export const GET = route({}, async ({ request }) => {
  if (!isSameSecret(readBearer(request) ?? "", getEnv().METRICS_TOKEN)) {
    throw new AppError("unauthenticated", "The metrics need a token.");
  }
  const { registry } = getMetrics();
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
