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
  private readonly categoryCount: number;

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
    this.categoryCount = 1 + (categories?.reduce((most, category) => Math.max(most, category), -1) ?? -1);
    if (categories !== undefined && categories.length !== scores.length) {
      throw new RangeError(`${categories.length} categories for ${scores.length} items.`);
    }
  }

  score(history: History, now: number, out: Float32Array): void {
    out.set(this.scores);
    const { categories } = this;
    if (categories === undefined || history.items.length === 0) return;
    const lift = new Float64Array(this.categoryCount).fill(1);
    for (const [category, share] of shareByCategory(history, now, categories))
      lift[category] = 1 + CATEGORY_AFFINITY * share;
    for (let i = 0; i < out.length; i++) if (categories[i] >= 0) out[i] *= lift[categories[i]];
  }
}

/** Share of the history's weight in each category it touches; items without one count for none. */
function shareByCategory(history: History, now: number, categories: Int32Array): Map<number, number> {
  const { items, weights } = mergeHistory(history, now, NO_DECAY, categories.length);
  const shares = new Map<number, number>();
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return shares;
  for (const [place, item] of items.entries()) {
    const category = categories[item];
    if (category >= 0) shares.set(category, (shares.get(category) ?? 0) + weights[place] / whole);
  }
  return shares;
}
