import { buildOpenApi } from "@/lib/platform/http/openapi";
import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { operations } from "./operations";

export const dynamic = "force-dynamic";

const document = buildOpenApi(operations, "1");

/** The contract of this API, made from the schemas that hold it. */
export const GET = route({}, async () =>
  Response.json(document, { headers: { "cache-control": "public, max-age=300" } }),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
