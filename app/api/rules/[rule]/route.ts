import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { changeRule, switchRule } from "@/lib/recommender/rules/commands";
import { readRuleWithHistory } from "@/lib/recommender/rules/queries";
import {
  changedRuleBodySchema,
  ruleParamsSchema,
  ruleViewSchema,
  ruleWithHistorySchema,
  toNewRule,
  toRuleView,
  toRuleWithHistory,
} from "@/lib/recommender/rules/schema";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("rule", {
  GET: operation({
    summary: "One merchandising rule, and how it came to be what it is.",
    right: staffOrKey("merchandising:read"),
    params: ruleParamsSchema,
    answers: { 200: ruleWithHistorySchema },
    problems: ["not_found"],
    async handle({ caller, params }) {
      const { rule, history } = await readRuleWithHistory(params.rule, caller);
      return toRuleWithHistory(rule, history);
    },
  }),
  PUT: operation({
    summary: "Changes a merchandising rule.",
    right: staffOrKey("merchandising:write"),
    params: ruleParamsSchema,
    body: json(changedRuleBodySchema),
    answers: { 200: ruleViewSchema },
    problems: ["not_found", "conflict"],
    handle: async ({ caller, params, body: { version, ...rule } }) =>
      toRuleView(await changeRule(params.rule, version, toNewRule(rule), caller)),
  }),
  DELETE: operation({
    summary: "Takes a merchandising rule away. Its history stays in the audit.",
    right: staffOrKey("merchandising:write"),
    params: ruleParamsSchema,
    answers: { 200: ruleParamsSchema },
    problems: ["not_found"],
    async handle({ caller, params }) {
      await switchRule(params.rule, "removed", caller);
      return params;
    },
  }),
});
