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

/** Looked at anew this often: a request needs to know, and thousands come in a second. */
const EVERY_MS = 50;
let latest = { at: -Infinity, grounds: "" };

/**
 * What somebody has said that is about all pages, in a few words: what the shop says of itself, the rules in force, the strategies.
 */
export function pageGrounds(now = Date.now()): string {
  if (now - latest.at < EVERY_MS && now >= latest.at) return latest.grounds;
  latest = { at: now, grounds: readGrounds(now) };
  return latest.grounds;
}

function readGrounds(now: number): string {
  const [settings, plan] = [currentSettings(), currentPlan()];
  const rules = currentRules().inForceAt(now);
  return [
    summarise(settings, () => JSON.stringify(settings)),
    summarise(plan, () => PLACEMENTS.map((one) => strategyName(plan.liveStrategy(one))).join()),
    summarise(rules, () => JSON.stringify(rules)),
  ].join(" ");
}
