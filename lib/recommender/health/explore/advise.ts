import type { Exploration } from "./exploration";

const percent = (share: number) => `${(100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 0)} %`;
const count = new Intl.NumberFormat("en-GB");

/** What the numbers suggest for thresholds, weights and models, in sentences. */
export function advise(found: Omit<Exploration, "advice">): string[] {
  return [...adviseThresholds(found), ...adviseWeights(found), ...adviseDecay(found), ...adviseModels(found)];
}

function adviseThresholds({ cold, shoppers, products }: Omit<Exploration, "advice">): string[] {
  const advice: string[] = [];
  if (cold.shoppersBelow2 > 0.2) {
    advice.push(
      `${percent(cold.shoppersBelow2)} of the ${count.format(shoppers)} shoppers met a single product: leave them out of comparisons of models (nothing is left to predict), but keep them in popularity.`,
    );
  }
  if (cold.shoppersBelow5 < 0.8) advice.push("Enough shoppers met five products or more: measure on those.");
  if (cold.productsBelow5 > 0.3) {
    advice.push(
      `${percent(cold.productsBelow5)} of the ${count.format(products)} products were met by fewer than five shoppers: what is said of them by behaviour is chance. Let what products say of themselves (content) speak for them, and explore with a small share of places.`,
    );
  }
  return advice;
}

function adviseWeights({ worth, kinds }: Omit<Exploration, "advice">): string[] {
  if (worth.length < 2) {
    const only =
      kinds.length === 1 ? `All events are of one kind (${kinds[0]?.label}), so weights change nothing.` : "";
    return only ? [only] : [];
  }
  const pairs = worth.map(({ kind, weight }) => `${kind}=${weight.toFixed(1)}`);
  const why = worth.map(({ kind, pairs: met, bought }) => `${percent(bought / met)} after a ${kind}`);
  return [
    `Weights by what leads to a purchase of the same product (${why.join(", ")}): --weights ${pairs.join(",")}; a purchase itself no less than the largest of them. Try them with aisle benchmark before using them.`,
  ];
}

function adviseDecay({ sessions, from, to }: Omit<Exploration, "advice">): string[] {
  const days = sessions?.medianDaysBetween;
  if (days === null || days === undefined || from === null || to === null) return [];
  const decay = Math.LN2 / (5 * Math.max(1, days));
  return [
    `Shoppers who come back do so after ${days < 1 ? "less than a day" : `${days.toFixed(0)} days`} (median). A past that counts half after five such visits fades by decayPerDay=${decay.toPrecision(2)}.`,
  ];
}

function adviseModels({ cold, sessions, density, perShopper }: Omit<Exploration, "advice">): string[] {
  const advice: string[] = [];
  if (cold.newestByNewShoppers > 0.5) {
    advice.push(
      `${percent(cold.newestByNewShoppers)} of the newest events are by shoppers nobody knew: lists follow from the session and the product looked at (item-knn, vs-knn), long-term taste helps few.`,
    );
  }
  if (cold.newestWithNewProducts > 0.1) {
    advice.push(
      `${percent(cold.newestWithNewProducts)} of the newest events are with new products: train every night, and let content speak.`,
    );
  }
  if (sessions && sessions.single > 0.5) {
    advice.push(
      `${percent(sessions.single)} of the sessions are a single event: what stands beside the first product is what counts.`,
    );
  }
  if (perShopper.median >= 10 && density > 0.001) {
    advice.push("Shoppers are known well enough for factor models (als, ease) to pay.");
  }
  return advice;
}
