import type { Kernel } from "../../kernels/kernel";
import { evenRanges } from "../parts";
import { bestGain, discountOf, gainOfGrade } from "../ndcg";
import type { LabelledRows, Loss } from "./labelled-rows";

interface RankOptions {
  readonly truncation: number;
  readonly sigmoid: number;
  readonly normalise: boolean;
}

const GRADES = 31;
const GROUPS_AT_A_TIME = 64;

/** Bytes that the loss takes of a kernel. */
export function rankLossBytes(groups: Uint32Array | undefined): number {
  return groups
    ? groups.length * (4 + 8) + largestOf(groups) * 8 + (groups.length / GROUPS_AT_A_TIME + 1) * 8 + 1024
    : 0;
}

export function largestOf(groups: Uint32Array | undefined): number {
  return groups?.reduce((most, size) => Math.max(most, size), 0) ?? 0;
}

/** LambdaRank: pairs of a group pull at each other by how much NDCG would change if they changed places. */
export function createRankLoss(
  { labels, weights, groups = new Uint32Array(0) }: LabelledRows,
  { truncation, sigmoid, normalise }: RankOptions,
  kernel: Kernel,
): Loss {
  const starts = kernel.integers(groups.length + 1);
  groups.forEach((size, group) => (starts[group + 1] = starts[group] + size));
  const inverseBest = kernel.doubles(groups.length);
  groups.forEach((_, group) => {
    const best = bestGain(labels.subarray(starts[group], starts[group + 1]), truncation);
    inverseBest[group] = best > 0 ? 1 / best : 0;
  });
  const gains = kernel.doubles(GRADES);
  gains.forEach((_, grade) => (gains[grade] = gainOfGrade(grade)));
  const discounts = kernel.doubles(largestOf(groups));
  discounts.forEach((_, place) => (discounts[place] = discountOf(place)));
  const even = evenRanges(groups.length, GROUPS_AT_A_TIME);
  const ranges = kernel.integers(even.length);
  ranges.set(even);
  return {
    text: "lambdarank",
    start: 0,
    async computeGradients({ labels: own, scores, gradients }) {
      await kernel.share("rankGradients", ranges, [
        starts,
        own,
        scores,
        gains,
        discounts,
        inverseBest,
        truncation,
        sigmoid,
        normalise ? 1 : 0,
        gradients,
      ]);
      weights?.forEach((weight, row) => {
        gradients[2 * row] *= weight;
        gradients[2 * row + 1] *= weight;
      });
    },
  };
}
