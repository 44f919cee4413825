import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { addRule } from "@/lib/recommender/rules/commands";
import { listRules } from "@/lib/recommender/rules/queries";
import {
  ruleBodySchema,
  ruleListSchema,
  ruleViewSchema,
  toNewRule,
  toRuleView,
} from "@/lib/recommender/rules/schema";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("rules", {
  GET: operation({
    summary: "All merchandising rules, the newest first.",
    right: staffOrKey("merchandising:read"),
    answers: { 200: ruleListSchema },
    handle: async ({ caller }) => ({ rules: (await listRules(caller)).map(toRuleView) }),
  }),
  POST: operation({
    summary: "Keeps a merchandising rule, which holds from its beginning on.",
    description: "What rules can do, and which gives way to which: docs/merchandising.md.",
    right: staffOrKey("merchandising:write"),
    body: json(ruleBodySchema),
    answers: { 201: ruleViewSchema },
    async handle({ caller, body }) {
      const rule = await addRule(toNewRule(body), caller);
      return reply(201, toRuleView(rule), { location: `/api/rules/${rule.id}` });
    },
  }),
});
