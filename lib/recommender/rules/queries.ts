import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { type Period, type Rule, type RuleDefinition, ruleSchema, type RuleState } from "./definition";
import { readRule } from "./read-rule";

/** All rules that were not taken away, the newest first. Throws AppError unauthenticated or forbidden. */
export async function listRules(actor: Actor): Promise<Rule[]> {
  requireRight(actor, "merchandising:read");
  const rows = await getDb().rule.findMany({
    where: { state: { not: "removed" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(readRule);
}

/** One of them. Throws AppError not_found, and as `listRules`. */
export async function getRule(id: string, actor: Actor): Promise<Rule> {
  requireRight(actor, "merchandising:read");
  const row = await getDb().rule.findUnique({ where: { id } });
  if (!row || row.state === "removed") throw new AppError("not_found", "There is no such rule.");
  return readRule(row);
}

/** A rule as it was from one change to the next. */
export interface PastRule extends Period {
  version: number;
  state: RuleState;
  definition: RuleDefinition;
  at: number;
  by: string;
}

/** How a rule came to be what it is, the newest first. Throws as `listRules`. */
export async function listRuleVersions(id: string, actor: Actor): Promise<PastRule[]> {
  requireRight(actor, "merchandising:read");
  const rows = await getDb().ruleVersion.findMany({ where: { ruleId: id }, orderBy: { version: "desc" } });
  return rows.map(({ version, state, definition, startsAt, endsAt, at, by }) => ({
    version,
    state,
    definition: ruleSchema.parse(definition),
    startsAt: startsAt?.getTime() ?? null,
    endsAt: endsAt?.getTime() ?? null,
    at: at.getTime(),
    by,
  }));
}

/** One rule with all its versions. Throws AppError not_found, and as `listRules`. */
export async function readRuleWithHistory(
  id: string,
  actor: Actor,
): Promise<{ rule: Rule; history: PastRule[] }> {
  const [rule, history] = [await getRule(id, actor), await listRuleVersions(id, actor)];
  return { rule, history };
}
