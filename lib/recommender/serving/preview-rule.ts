import "server-only";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { currentPlan } from "@/lib/recommender/experiments/live-plan";
import type { Rule } from "@/lib/recommender/rules/definition";
import { currentRules } from "@/lib/recommender/rules/live-rules";
import { RulesPlan } from "@/lib/recommender/rules/rules-plan";
import type { Preview } from "./preview";
import { recommend } from "./recommend";
import type { PlacementRequest } from "./schema";

/**
 * A shopper's list without a rule and with it, all other rules in force, through the code that serves: as if the rule were
 * on and its time had come. Nothing of it is recorded. Throws AppError unauthenticated or forbidden.
 */
export async function previewRule(
  rule: Rule,
  shopperId: string,
  wanted: PlacementRequest,
  actor: Actor,
): Promise<Preview | null> {
  requireRight(actor, "merchandising:read");
  const others = currentRules().rules.filter(({ id }) => id !== rule.id);
  const strategy = currentPlan().liveStrategy(wanted.placement);
  const listUnder = async (rules: readonly Rule[]) => {
    const preview = { strategy, model: null, rules: new RulesPlan(rules) };
    return (await recommend({ shopperId, trusted: true, placements: [wanted], preview })).lists[0];
  };
  const now = await listUnder(others);
  const then = await listUnder([...others, { ...rule, state: "on", startsAt: null, endsAt: null }]);
  return now && then ? { shopperId, now, then } : null;
}
