import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";

export const dynamic = "force-dynamic";

/** The process answers. Asks nobody else, so that a database outage does not get web restarted. */
export const GET = route({}, async () => ({ status: "ok" }));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
