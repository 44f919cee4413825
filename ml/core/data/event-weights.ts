import { checkEvent } from "./check-log";
import { DEFAULT_WEIGHTS, type EventLog, type Kind, KINDS, RATING, type WeightConfig } from "./events";
import { TAKES_BACK } from "./take-back";

const DAY_MS = 86_400_000;
/** Weights by kind; ratings have their own scale, and what takes back weighs nothing by itself. */
type KindWeights = Partial<Record<Kind, number>>;

/** Refuses configurations that would put NaN or negative weights into a matrix. */
export function checkWeights(config: WeightConfig): void {
  for (const name of Object.keys(DEFAULT_WEIGHTS) as (keyof typeof DEFAULT_WEIGHTS)[]) {
    const value = config[name] as number;
    if (!(value >= 0 && Number.isFinite(value))) {
      throw new RangeError(`Weight "${name}" must be a finite number ≥ 0; found ${value}.`);
    }
  }
  if (config.floor > 1) throw new RangeError(`Weight "floor" must be 0 to 1; found ${config.floor}.`);
}

/** `max(floor, exp(−decayPerDay · age))`: 1 now, towards the floor with age. Events from the future count as now. */
export function decayFactor(ageMs: number, decayPerDay: number, floor: number): number {
  return Math.max(floor, Math.exp((-decayPerDay * Math.max(0, ageMs)) / DAY_MS));
}

/**
 * The weight of each event before time decay, in the order of the log: that of its kind, times its amount. A rating of 1–5 runs linearly from
 * the weight of a view to that of a purchase; one that says an item was not liked weighs nothing. Kinds that take back
 * weigh nothing and cancel the newest earlier event of that item by that user that they can (TAKES_BACK).
 *
 * @throws RangeError for weights that are none, and for events of users or items beyond the log's counts or
 *   of no time
 */
export function weighEvents(log: EventLog, config: WeightConfig): Float32Array {
  checkWeights(config);
  const { users, items, kinds, values, amounts, at, userCount, itemCount } = log;
  const ofKind = Float64Array.from(KINDS, (kind) => (config as KindWeights)[kind] ?? 0);
  const weights = new Float32Array(log.length);
  for (let e = 0; e < weights.length; e++) {
    const kind = kinds[e];
    const isKnown = users[e] < userCount && items[e] < itemCount && kind < ofKind.length;
    const isPlain = kind !== RATING && !amounts && Number.isFinite(at[e]);
    if (!isKnown || !isPlain) checkEvent(log, e);
    weights[e] = kind === RATING ? ratingWeight(values[e], config) : ofKind[kind] * (amounts?.[e] ?? 1);
  }
  cancelTakenBack(log, weights);
  return weights;
}

/** What one event of a kind is worth before it fades, as `weighEvents` has it; what takes back is worth nothing by itself. */
export function weighKind(kind: Kind, value: number, config: WeightConfig): number {
  if (kind === "rating") return ratingWeight(value, config);
  return (config as KindWeights)[kind] ?? 0;
}

function ratingWeight(stars: number, config: WeightConfig): number {
  const clamped = Math.min(5, Math.max(1, stars));
  if (clamped <= (config.dislikedStars ?? 0)) return 0;
  return config.view + ((config.purchase - config.view) * (clamped - 1)) / 4;
}

/** From the newest on: what takes back waits, by user and item, for the next earlier event that it can. */
function cancelTakenBack({ users, items, kinds, length, userCount }: EventLog, weights: Float32Array): void {
  const cancelsOf = KINDS.map((kind) => (TAKES_BACK as Partial<Record<Kind, readonly Kind[]>>)[kind]);
  // Most users never take anything back, and a look into an array is cheaper than one into a map.
  const waits = new Uint8Array(userCount);
  const waiting = new Map<string, (readonly Kind[])[]>();
  for (let e = length - 1; e >= 0; e--) {
    const cancels = cancelsOf[kinds[e]];
    if (cancels) waits[users[e]] = 1;
    if (!waits[users[e]]) continue;
    const pair = `${users[e]} ${items[e]}`;
    const own = waiting.get(pair) ?? [];
    const place = own.findLastIndex((one) => one.includes(KINDS[kinds[e]]));
    if (place >= 0) {
      own.splice(place, 1);
      weights[e] = 0;
    }
    if (cancels) waiting.set(pair, [...own, cancels]);
  }
}
