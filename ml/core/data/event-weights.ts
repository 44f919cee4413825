import { checkEvent } from "./check-log";
import { KIND, KINDS, type EventLog, type Kind, type WeightConfig } from "./events";
import { TAKES_BACK } from "./take-back";

const DAY_MS = 86_400_000;
/** Of each kind, by its number, the numbers of the kinds it takes back; undefined for all that take back nothing. */
const CANCELS = KINDS.map((kind) =>
  (TAKES_BACK as Partial<Record<Kind, readonly Kind[]>>)[kind]?.map((one) => KIND[one]),
);

/** Refuses configurations that would put NaN or negative weights into a matrix. */
export function checkWeights(config: WeightConfig): void {
  for (const name of ["view", "like", "cart", "purchase", "decayPerDay", "floor", "dislikedStars"] as const) {
    const value = name === "dislikedStars" ? (config[name] ?? 0) : config[name];
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
  const ofKind = Float64Array.from(KINDS, (kind) => weighKind(kind, 1, config));
  const weights = new Float32Array(log.length);
  for (let e = 0; e < weights.length; e++) {
    const kind = kinds[e];
    const isKnown = users[e] < userCount && items[e] < itemCount && kind < ofKind.length;
    const isPlain = kind !== KIND.rating && amounts === undefined;
    if (!isKnown || !isPlain || !Number.isFinite(at[e])) checkEvent(log, e);
    weights[e] = kind === KIND.rating ? ratingWeight(values[e], config) : ofKind[kind] * (amounts?.[e] ?? 1);
  }
  cancelTakenBack(log, weights);
  return weights;
}

/** What one event of a kind is worth before it fades, as `weighEvents` has it; what takes back is worth nothing by itself. */
export function weighKind(kind: Kind, value: number, config: WeightConfig): number {
  if (kind === "rating") return ratingWeight(value, config);
  return (config as Partial<Record<Kind, number>>)[kind] ?? 0;
}

function ratingWeight(stars: number, config: WeightConfig): number {
  const clamped = Math.min(5, Math.max(1, stars));
  if (clamped <= (config.dislikedStars ?? 0)) return 0;
  return config.view + ((config.purchase - config.view) * (clamped - 1)) / 4;
}

function cancelTakenBack(
  { users, items, kinds, length, userCount, itemCount }: EventLog,
  weights: Float32Array,
): void {
  const pairOf = (e: number): number => users[e] * itemCount + items[e];
  const open = new Map<number, number[]>();
  // Most users never take anything back, and a look at a byte is cheaper than one into the map.
  const hasTakenBack = new Uint8Array(userCount);
  for (let e = 0; e < length; e++) {
    if (CANCELS[kinds[e]] === undefined) continue;
    hasTakenBack[users[e]] = 1;
    open.set(pairOf(e), []);
  }
  for (let e = 0; e < length && open.size > 0; e++) {
    const standing = hasTakenBack[users[e]] === 0 ? undefined : open.get(pairOf(e));
    const cancelled = CANCELS[kinds[e]];
    if (cancelled === undefined) standing?.push(e);
    else {
      const place = standing?.findLastIndex((earlier) => cancelled.includes(kinds[earlier])) ?? -1;
      if (standing !== undefined && place >= 0) weights[standing.splice(place, 1)[0]] = 0;
    }
  }
}
