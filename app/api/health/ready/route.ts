import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { checkReadiness, readinessSchema } from "@/lib/launch/readiness";
import { anybody } from "@/lib/shop/auth/rights";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("health-ready", {
  GET: operation({
    summary: "Whether this process should get traffic.",
    right: anybody,
    answers: { 200: readinessSchema, 503: readinessSchema },
    async handle() {
      const readiness = await checkReadiness();
      return reply(readiness.ready ? 200 : 503, readiness, { "cache-control": "no-store" });
    },
  }),
});
