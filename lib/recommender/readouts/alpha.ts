import type { Definition } from "@/lib/recommender/experiments/definition";

/**
 * The chance of a false alarm that each comparison with the first variant may take: all of them together keep to the
 * experiment's (Bonferroni). Without it, of six variants that are the same some would seem to differ in one experiment of six.
 */
export function alphaOfEach({ alpha, variants }: Pick<Definition, "alpha" | "variants">): number {
  return alpha / (variants.length - 1);
}
