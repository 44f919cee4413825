import "server-only";
import { createHash } from "node:crypto";
import { currentPlan } from "@/lib/recommender/experiments/live-plan";
import { currentRules } from "@/lib/recommender/rules/live-rules";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import { currentSettings } from "@/lib/shop/settings/current-settings";

/** What was read anew is another object, and mostly says the same. */
const known = new WeakMap<object, string>();

function summarise(value: object, write: () => string): string {
  const before = known.get(value);
  if (before !== undefined) return before;
  const summary = createHash("sha256").update(write()).digest("base64url");
  known.set(value, summary);
  return summary;
}

/** Rules come into force by the clock, too, which is looked at this often: thousands of requests a second need to know. */
const EVERY_MS = 50;

interface Grounds {
  at: number;
  settings: object;
  plan: object;
  rules: object;
  summary: string;
}

let latest: Grounds | null = null;

/**
 * What somebody has said that is about all pages, in a few words: what the shop says of itself, the rules in force, the strategies.
 */
export function pageGrounds(now = Date.now()): string {
  const [settings, plan, rules] = [currentSettings(), currentPlan(), currentRules()];
  const isSame = latest?.settings === settings && latest.plan === plan && latest.rules === rules;
  if (latest && isSame && now >= latest.at && now - latest.at < EVERY_MS) return latest.summary;
  const inForce = rules.inForceAt(now);
  const summary = [
    summarise(settings, () => JSON.stringify(settings)),
    summarise(plan, () => PLACEMENTS.map((one) => strategyName(plan.liveStrategy(one))).join()),
    summarise(inForce, () => JSON.stringify(inForce)),
  ].join(" ");
  latest = { at: now, settings, plan, rules, summary };
  return summary;
}
