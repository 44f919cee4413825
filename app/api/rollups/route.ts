import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { rollupStatusSchema } from "@/lib/recommender/rollups/schema";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("rollups", {
  GET: operation({
    summary: "Until when the figures of the admin pages count everything, and whether any may have changed.",
    right: staffOrKey("jobs:read"),
    answers: { 200: rollupStatusSchema },
    handle: ({ caller }) => getRollupStatus(caller),
  }),
});
