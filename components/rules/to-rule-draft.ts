import type { Rule } from "@/lib/recommender/rules/definition";
import { toFields } from "./describe-rule";
import type { RuleDraft } from "./rule-form";

/** As a field of date and time holds it, in UTC. */
const toLocal = (time: number | null) => (time === null ? "" : new Date(time).toISOString().slice(0, 16));

/** A rule as its form shows it. */
export function toRuleDraft({ id, version, definition, startsAt, endsAt }: Rule): RuleDraft {
  const { name, owner, reason, priority, scope, action } = definition;
  return {
    id,
    version,
    kind: action.kind,
    placements: scope.placements,
    values: {
      name,
      owner,
      reason,
      priority: String(priority),
      startsAt: toLocal(startsAt),
      endsAt: toLocal(endsAt),
      "scope.category": scope.category ?? "",
      "scope.likes": scope.likes ?? "",
      "scope.shoppers": scope.shoppers,
      "scope.device": scope.device,
      ...toFields(definition),
    },
  };
}
