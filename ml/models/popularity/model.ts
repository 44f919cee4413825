import { mergeHistory } from "../../core/data/merge-history";
import type { History, Recommender } from "../../core/recommender";

/** How many times a category that takes a user's whole history outweighs one they never looked at, less 1. */
const CATEGORY_AFFINITY = 4;

const NO_DECAY = { decayPerDay: 0, floor: 0 };

export type PopularityKind = "popularity" | "recent-popularity";

/**
 * What everybody wants. Without categories, or for a user without history, the answer is the same for
 * all; otherwise items of the categories in the history weigh more: score · (1 + 4 · share of history).
 */
export class PopularityModel implements Recommender {
  readonly itemCount: number;

  /**
   * @param scores score of each item for a user without history, finite and ≥ 0
   * @param categories category of each item, −1 = none; omit to answer everybody alike
   */
  constructor(
    readonly kind: PopularityKind,
    readonly scores: Float32Array,
    readonly categories?: Int32Array,
  ) {
    this.itemCount = scores.length;
    if (categories !== undefined && categories.length !== scores.length) {
      throw new RangeError(`${categories.length} categories for ${scores.length} items.`);
    }
  }

  score(history: History, now: number, out: Float32Array): void {
    out.set(this.scores);
    const { categories } = this;
    if (categories === undefined || history.items.length === 0) return;
    const lift = liftByCategory(history, now, categories);
    for (let i = 0; i < out.length; i++) out[i] *= lift[categories[i]] ?? 1;
  }
}

/** Of each category the history touches, 1 and its share of the history's weight; items without one count for none. */
export function liftByCategory(
  history: History,
  now: number,
  categories: Int32Array,
): (number | undefined)[] {
  const { items, weights } = mergeHistory(history, now, NO_DECAY, categories.length);
  const lift: (number | undefined)[] = [];
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  items.forEach((item, place) => {
    const category = categories[item];
    if (category >= 0 && whole > 0)
      lift[category] = (lift[category] ?? 1) + (CATEGORY_AFFINITY * weights[place]) / whole;
  });
  return lift;
}
