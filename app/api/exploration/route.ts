import { AppError } from "@/lib/platform/errors";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { getExploration } from "@/lib/recommender/health/queries";
import { staffOrKey } from "@/lib/shop/auth/rights";

/** The page holds its own styles, and nothing else may run in it or be fetched by it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("exploration", {
  GET: operation({
    summary: "The newest exploratory report: one HTML page with charts.",
    right: staffOrKey("jobs:read"),
    answers: { 200: "text/html" },
    problems: ["not_found"],
    async handle({ caller }) {
      const page = await getExploration(caller);
      if (page === null) throw new AppError("not_found", "The data has not been explored yet.");
      return new Response(page, {
        headers: {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": POLICY,
          "cache-control": "private, no-store",
        },
      });
    },
  }),
});
