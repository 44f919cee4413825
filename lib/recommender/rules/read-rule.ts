import type { Rule as Row } from "@/lib/platform/db/generated/client";
import { type Rule, ruleSchema } from "./definition";

const toTime = (date: Date | null) => date?.getTime() ?? null;

/** A rule as it is stored. */
export function readRule(row: Row): Rule {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    definition: ruleSchema.parse(row.definition),
    startsAt: toTime(row.startsAt),
    endsAt: toTime(row.endsAt),
    createdAt: row.createdAt.getTime(),
    createdBy: row.createdBy,
    changedAt: row.changedAt.getTime(),
    changedBy: row.changedBy,
  };
}
