import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { compareDistributions, stabilityOfNumbers } from "@/ml/index";
import { sayHours } from "./check-expectations";
import type { DriftMeasure, Freshness, HealthState, Skew } from "./health-report";
import { binValues, sayState, stateOf } from "./measure-drift";
import type { ShopperScores } from "./score-shoppers";
import type { Windows } from "./traffic";

const HOUR_MS = 3_600_000;
/** A nightly training was missed; several were. */
const OLD_MODEL_HOURS = { watch: 36, bad: 7 * 24 };
/** Of the first twelve, what a shopper has both ways. Repetitions are thinned out for trainings alone, so all of it is rare. */
const OVERLAP = { good: 0.85, watch: 0.6 };
const FEWEST_SHOPPERS = 20;

/** Whether the live model's scores are what they were. Lists do not keep theirs, so shoppers are scored anew. */
export function judgeScores(scores: ShopperScores | null): DriftMeasure {
  const [before, now] = [scores?.before ?? new Float64Array(0), scores?.now ?? new Float64Array(0)];
  const drift = stabilityOfNumbers(before, now);
  const middle = (values: Float64Array) =>
    (Float64Array.from(values).sort()[values.length >> 1] ?? 0).toPrecision(3);
  const isMoved = stateOf(drift) === "watch" || stateOf(drift) === "bad";
  return {
    name: "scores",
    state: stateOf(drift),
    text: sayState(
      "How far the live model’s best products for a shopper stand out",
      drift,
      isMoved ? `by their scores the middle went from ${middle(before)} to ${middle(now)}` : "",
    ),
    index: drift.distance,
    distance: compareDistributions(before, now).distance,
    p: drift.p,
    shares: drift.error ? null : binValues(before, now, (score) => score.toPrecision(2)),
  };
}

/** Whether serving sees shoppers as trainings do. */
export function judgeSkew(scores: ShopperScores | null): Skew {
  const overlaps = scores?.overlaps ?? new Float64Array(0);
  const shoppers = overlaps.length;
  if (shoppers < FEWEST_SHOPPERS) {
    const text = "Whether serving sees shoppers as trainings do cannot be told yet: too few have come back.";
    return { state: "unknown", text, shoppers, overlap: null };
  }
  const overlap = overlaps.reduce((sum, share) => sum + share, 0) / shoppers;
  const state: HealthState = overlap >= OVERLAP.good ? "good" : overlap >= OVERLAP.watch ? "watch" : "bad";
  const text = `Serving and training would show the same shopper ${Math.round(100 * overlap)} % of the same products (first twelve, ${shoppers} shoppers).`;
  return { state, text, shoppers, overlap };
}

const NEWEST_SQL = `
select (select max(at) from interactions where lane = 'person') as event,
  (select max(impressed_at) from shown_lists where lane = 'person') as list`;

/** How old the newest event, the newest list seen and the live version are. */
export async function measureFreshness({ now, modelMadeAt }: Windows): Promise<Freshness> {
  const { rows } = await getPool("work").query<{ event: Date | null; list: Date | null }>(NEWEST_SQL);
  const ageOf = (then: number | undefined | null) =>
    then === undefined || then === null ? null : Math.max(0, now.getTime() - then) / HOUR_MS;
  const eventHours = ageOf(rows[0]?.event?.getTime());
  const listHours = ageOf(rows[0]?.list?.getTime());
  const modelHours = ageOf(modelMadeAt);
  return { ...judgeAges(eventHours, modelHours), eventHours, listHours, modelHours };
}

/** A model may be old where nothing happens: there is nothing to learn. */
function judgeAges(eventHours: number | null, modelHours: number | null) {
  if (modelHours === null)
    return { state: "watch" as const, text: "No model is live: popular products are shown." };
  const events =
    eventHours === null ? "There are no events yet" : `The newest event is ${sayHours(eventHours)} old`;
  const text = `${events}, the live model ${sayHours(modelHours)}.`;
  const isQuiet = eventHours === null || eventHours > modelHours;
  if (isQuiet || modelHours < OLD_MODEL_HOURS.watch) return { state: "good" as const, text };
  return { state: modelHours < OLD_MODEL_HOURS.bad ? ("watch" as const) : ("bad" as const), text };
}
