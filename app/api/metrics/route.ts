import { getEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isSameSecret, readBearer } from "@/lib/http/bearer";
import { getMetrics } from "@/lib/http/metrics";
import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";

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
