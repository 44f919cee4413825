import { measureBackupAge } from "@/lib/backup/backup-age";
import { endpoint } from "@/lib/platform/http/endpoint";
import { collectMetrics } from "@/lib/platform/http/metrics";
import { operation } from "@/lib/platform/http/operation";
import { measureDisks } from "@/lib/monitoring/disk-space";
import { metricsCollector } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("metrics", {
  GET: operation({
    summary: "Figures for Prometheus.",
    right: metricsCollector,
    answers: { 200: "text/plain" },
    async handle() {
      measureBackupAge();
      measureDisks();
      const { text, contentType } = await collectMetrics();
      return new Response(text, {
        headers: { "content-type": contentType, "cache-control": "no-store" },
      });
    },
  }),
});
