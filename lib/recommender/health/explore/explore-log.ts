import { KINDS } from "@/ml/index";
import { advise } from "./advise";
import { countEach, describeTail, describeTimes, spreadOf } from "./describe-counts";
import { describeShoppers } from "./describe-shoppers";
import type { Bar, Exploration, ExploredLog } from "./exploration";
import { findOutliers } from "./find-outliers";

const TOP = 20;

/** Everything the exploratory report says of a log. Some 30 bytes an event at most, and no object for any. */
export function exploreLog({ name, log, timed, productNames, onSale, notes }: ExploredLog): Exploration {
  const { length, userCount, itemCount } = log;
  const nameOf = (product: number) => productNames[product] ?? "";
  const perShopper = countEach(log.users, length, userCount);
  const perProduct = countEach(log.items, length, itemCount);
  const kinds = countEach(log.kinds, length, KINDS.length);
  const times = timed ? describeTimes(log) : { timeline: [], hours: [], weekdays: [] };
  const { cold, ...facts } = describeShoppers(log, timed);
  const shoppers = perShopper.filter((count) => count > 0).length;
  const products = perProduct.filter((count) => count > 0).length;
  const found = {
    name,
    events: length,
    shoppers,
    products,
    from: timed ? (log.at[0] ?? null) : null,
    to: timed ? (log.at[length - 1] ?? null) : null,
    kinds: Array.from(kinds, (value, kind): Bar => ({ label: KINDS[kind] ?? "", value })).filter(
      ({ value }) => value > 0,
    ),
    ...times,
    perShopper: spreadOf(perShopper),
    perProduct: spreadOf(perProduct),
    topProducts: topOf(perProduct).map((product) => ({
      label: nameOf(product),
      value: perProduct[product] ?? 0,
    })),
    ...facts,
    density: shoppers * products === 0 ? 0 : facts.pairs / (shoppers * products),
    tail: describeTail(perProduct),
    cold: { ...cold, productsNeverMet: onSale && neverMet(onSale, perProduct) },
    outliers: findOutliers(log, { perShopper, perProduct, timeline: times.timeline }, nameOf),
    notes,
  };
  return { ...found, advice: advise(found) };
}

/** The most frequent, the most first. */
function topOf(counts: Uint32Array): number[] {
  const best: number[] = [];
  counts.forEach((count, place) => {
    if (count === 0 || (best.length === TOP && count <= (counts[best[TOP - 1] ?? 0] ?? 0))) return;
    let at = best.length;
    while (at > 0 && (counts[best[at - 1] ?? 0] ?? 0) < count) at--;
    best.splice(at, 0, place);
    if (best.length > TOP) best.pop();
  });
  return best;
}

/** Share of the products on sale that nobody has met. */
function neverMet(onSale: Uint8Array, perProduct: Uint32Array): number {
  const offered = onSale.reduce((sum, is) => sum + is, 0);
  const unmet = onSale.filter((is, product) => is === 1 && perProduct[product] === 0).length;
  return offered === 0 ? 0 : unmet / offered;
}
