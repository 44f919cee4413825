import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { checkReadiness } from "@/lib/launch/readiness";

export const dynamic = "force-dynamic";

/** Whether this process should get traffic. */
export const GET = route({}, async () => {
  const readiness = await checkReadiness();
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
