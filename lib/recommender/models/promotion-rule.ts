import type { Comparison, ComparisonRow, Metrics } from "@/ml/index";
import type { Duel } from "./model-version";

/** Below this many shoppers a difference between two models says nothing. */
export const FEWEST_SHOPPERS = 20;
/** A newcomer this much worse than the live model (relative) still counts as not worse: the rest is noise. */
const TOLERANCE = 0.02;

export interface Decision {
  promote: boolean;
  /** One or two plain sentences with the figures that decided. */
  reason: string;
}

const figure = (value: number) => value.toFixed(3);

function describe(metrics: Metrics): string {
  return `capped recall ${figure(metrics.recall)}, NDCG ${figure(metrics.ndcg)}`;
}

function beats(a: Metrics, b: Metrics): boolean {
  return a.recall > b.recall && a.ndcg > b.ndcg;
}

function isWorse(newcomer: Metrics, live: Metrics): boolean {
  return newcomer.ndcg < live.ndcg * (1 - TOLERANCE);
}

/** What stands between a newcomer and the live model's place as long as plain popularity is as good; else null. */
function failsPopularity(
  chosen: ComparisonRow,
  popularity: ComparisonRow | undefined,
  k: number,
): string | null {
  if (chosen.test.users < FEWEST_SHOPPERS) {
    return `Kept as a candidate: only ${chosen.test.users} shoppers could be measured, at least ${FEWEST_SHOPPERS} are needed.`;
  }
  if (popularity && !beats(chosen.test, popularity.test)) {
    return (
      `Kept as a candidate: at ${k}, ${chosen.model} (${describe(chosen.test)}) does not beat ` +
      `plain popularity (${describe(popularity.test)}) on the newest interactions.`
    );
  }
  return null;
}

/**
 * Whether a newly trained version should serve. Yes when nothing serves yet; else when the chosen model beats plain
 * popularity in capped recall and NDCG on the newest interactions and is not worse than the live model in their duel.
 *
 * @param live null when there is no live version; its duel is null when there is nothing both can be measured on
 */
export function decidePromotion(
  comparison: Comparison,
  live: { id: string; duel: Duel | null } | null,
): Decision {
  if (!live) return { promote: true, reason: `Promoted: no model was live before. ${comparison.reason}` };
  const chosen = comparison.rows.find((row) => row.model === comparison.chosen);
  const popularity = comparison.rows.find((row) => row.model === "popularity");
  if (!chosen) return { promote: false, reason: "Kept as a candidate: nothing could be measured." };
  const failure = failsPopularity(chosen, popularity, comparison.k);
  if (failure) return { promote: false, reason: failure };
  const won = `${chosen.model} (${describe(chosen.test)}) beats plain popularity on the newest interactions`;
  const { duel } = live;
  if (!duel || duel.newcomer.users < FEWEST_SHOPPERS) {
    return {
      promote: true,
      reason: `Promoted: ${won}. Too little has happened since ${live.id} was trained to measure it on.`,
    };
  }
  const figures = `${describe(duel.newcomer)} against ${describe(duel.live)} of ${live.id} with ${duel.live.users} shoppers`;
  return isWorse(duel.newcomer, duel.live)
    ? { promote: false, reason: `Kept as a candidate: worse than the live model, ${figures}.` }
    : { promote: true, reason: `Promoted: ${won}, and it is not worse than the live model: ${figures}.` };
}
