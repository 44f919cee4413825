import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { checkReadiness, mayReadDetails, readinessSchema } from "@/lib/launch/readiness";
import { anybody } from "@/lib/shop/auth/rights";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("health-ready", {
  GET: operation({
    summary: "Whether this process should get traffic.",
    description:
      "200 while it can answer, if need be from memory alone; 503 when it can serve nothing yet, or was told to end. The rest is for `METRICS_TOKEN`, and for sessions and keys that may see models.",
    right: anybody,
    answers: { 200: readinessSchema, 503: readinessSchema },
    async handle({ request }) {
      const readiness = await checkReadiness();
      const { ready } = readiness;
      const told = (await mayReadDetails(request)) ? readiness : { ready };
      return reply(ready ? 200 : 503, told, { "cache-control": "no-store" });
    },
  }),
});
