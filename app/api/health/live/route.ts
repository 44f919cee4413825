import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { anybody } from "@/lib/shop/auth/rights";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("health-live", {
  GET: operation({
    summary: "The process answers.",
    description: "Asks nobody else, so that an outage of the database does not get the site restarted.",
    right: anybody,
    answers: { 200: z.object({ status: z.literal("ok") }) },
    handle: () => ({ status: "ok" as const }),
  }),
});
