import { measureBackupAge } from "@/lib/backup/backup-age";
import { endpoint } from "@/lib/platform/http/endpoint";
import { getMetrics } from "@/lib/platform/http/metrics";
import { operation } from "@/lib/platform/http/operation";
import { metricsCollector } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  "metrics",
  {
    GET: operation({
      summary: "Figures for Prometheus.",
      right: metricsCollector,
      answers: { 200: "text/plain" },
      async handle() {
        measureBackupAge();
        const { registry } = getMetrics();
        return new Response(await registry.metrics(), {
          headers: { "content-type": registry.contentType, "cache-control": "no-store" },
        });
      },
    }),
  },
  { measured: false },
);
