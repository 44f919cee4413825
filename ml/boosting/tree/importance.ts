import type { Forest } from "./tree";

/** In how many nodes each feature splits. */
export function splitImportance(forest: Forest): Float64Array {
  return sumByFeature(forest, () => 1);
}

/** How much of the loss each feature's splits have taken away, as it was estimated while they were made. */
export function gainImportance(forest: Forest): Float64Array {
  return sumByFeature(forest, (gain) => Math.max(gain, 0));
}

function sumByFeature({ trees, featureNames }: Forest, worth: (gain: number) => number): Float64Array {
  const sums = new Float64Array(featureNames.length);
  for (const { feature, gain } of trees) {
    feature.forEach((own, node) => (sums[own] += worth(gain[node])));
  }
  return sums;
}
