import { type EventLog, KIND } from "@/ml/index";
import type { Bar } from "./exploration";

const count = new Intl.NumberFormat("en-GB");
const percent = (share: number) => `${(100 * share).toFixed(share < 0.01 ? 2 : 1)} %`;
/** A shopper, product or day with so much more than usual is looked at. */
const FAR = 20;
const FAR_DAY = 5;
/** And with at least so much of everything. */
const MUCH = 0.01;

/** What does not look like people who shop, in sentences. */
export function findOutliers(
  log: EventLog,
  {
    perShopper,
    perProduct,
    timeline,
  }: { perShopper: Uint32Array; perProduct: Uint32Array; timeline: readonly Bar[] },
  productName: (product: number) => string,
): string[] {
  return [
    ...busiest(perShopper, log.length, (place) => `Shopper ${place + 1}`, "Shoppers"),
    ...busiest(perProduct, log.length, productName, "Products"),
    ...crowdedDays(timeline),
    ...largeValues(log),
    ...crowdedMoments(log),
  ];
}

function busiest(
  counts: Uint32Array,
  events: number,
  nameOf: (place: number) => string,
  what: string,
): string[] {
  const some = counts.filter((own) => own > 0).sort();
  const usual = some[some.length >> 1] ?? 0;
  const limit = Math.max(FAR * usual, MUCH * events);
  const far: number[] = [];
  counts.forEach((own, place) => {
    if (own > limit) far.push(place);
  });
  if (far.length === 0) return [];
  far.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const named = far.slice(0, 3).map((place) => `${nameOf(place)} (${count.format(counts[place] ?? 0)})`);
  const share = far.reduce((sum, place) => sum + (counts[place] ?? 0), 0) / events;
  return [
    `${what} with over ${count.format(Math.round(limit))} events: ${count.format(far.length)}, with ${percent(share)} of all: ${named.join(", ")}${far.length > 3 ? " …" : ""}. The median is ${count.format(usual)}.`,
  ];
}

function crowdedDays(timeline: readonly Bar[]): string[] {
  const sorted = Float64Array.from(timeline, ({ value }) => value).sort();
  const usual = sorted[sorted.length >> 1] ?? 0;
  const crowded = timeline.filter(({ value }) => value > FAR_DAY * Math.max(1, usual));
  if (crowded.length === 0) return [];
  const named = crowded.slice(0, 5).map(({ label, value }) => `${label} (${count.format(value)})`);
  return [
    `Stretches with over ${FAR_DAY} times the usual number of events: ${named.join(", ")}${crowded.length > 5 ? " …" : ""}.`,
  ];
}

/** Quantities of purchases and carts. */
function largeValues({ kinds, values, length }: EventLog): string[] {
  const quantities: number[] = [];
  for (let i = 0; i < length; i++) {
    if ((kinds[i] === KIND.purchase || kinds[i] === KIND.cart) && (values[i] ?? 0) > 1)
      quantities.push(values[i] ?? 0);
  }
  if (quantities.length < 100) return [];
  const sorted = Float64Array.from(quantities).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  if (at(1) <= FAR * at(0.5)) return [];
  return [
    `Quantities: half of those above one are at most ${count.format(at(0.5))}, one in a hundred is above ${count.format(at(0.99))}, the largest is ${count.format(at(1))}.`,
  ];
}

/** Many events in one and the same millisecond are a program's, or times were lost. */
function crowdedMoments({ at, length }: EventLog): string[] {
  let [largest, moment, run] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    run = i > 0 && at[i] === at[i - 1] ? run + 1 : 1;
    if (run > largest) [largest, moment] = [run, at[i] ?? 0];
  }
  if (largest < 50 || largest < 0.001 * length) return [];
  return [`${count.format(largest)} events carry the same time, ${new Date(moment).toISOString()}.`];
}
