import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { KeptValue } from "@/lib/platform/db/kept-value";
import { messageOf } from "@/lib/platform/errors";
import { keptJson } from "@/lib/platform/keeping";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { type Rule, ruleSchema } from "./definition";
import { readRule } from "./read-rule";
import { RulesPlan } from "./rules-plan";

const onDisk = keptJson("rules", 1, (rules) => {
  const read = (rule: Rule) => ({ ...rule, definition: ruleSchema.parse(rule.definition) });
  return new RulesPlan((rules as Rule[]).map(read));
});

/** The rules as the database has them now, without those that are over. */
async function loadRules(): Promise<RulesPlan> {
  const rows = await getDb().rule.findMany({
    where: { state: "on", OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] },
  });
  const rules: Rule[] = [];
  for (const row of rows) {
    try {
      rules.push(readRule(row));
    } catch (error) {
      // Of a later version of Aisle, perhaps: the others hold all the same.
      getLog("recommend").error({ rule: row.id, error: messageOf(error) }, "a rule cannot be read");
    }
  }
  onDisk.keep(() => rules);
  return new RulesPlan(rules);
}

const keeper = createSingleton("rules.plan", () => {
  const kept = new KeptValue({
    name: "the merchandising rules",
    part: "recommend",
    channel: "merchandising_rules",
    first: new RulesPlan(),
    read: loadRules,
    recall: onDisk.recall,
  });
  return { kept, started: kept.start() };
});

/** The rules of this process; the first call waits until they were looked for. */
export async function getRules(): Promise<RulesPlan> {
  const { kept, started } = keeper.get();
  await started;
  return kept.value;
}

/** The rules as they are in memory, without waiting. */
export function currentRules(): RulesPlan {
  return keeper.get().kept.value;
}

/** Reads the rules now, instead of when word of a change arrives. */
export function refreshRules(): Promise<void> {
  return keeper.get().kept.refresh();
}

/** Stops keeping them; the next call starts anew. For tests and an orderly end. */
export function closeRules(): void {
  keeper.take()?.kept.stop();
}
