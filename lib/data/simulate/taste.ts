import type { Rng } from "@/ml/index";

/** What a simulated shopper makes of products. */
export interface Taste {
  /** How likely they are to follow a product they look at, 0 to 1. */
  appealOf(product: TasteProduct): number;
}

/** What of a product taste depends on. */
export interface TasteProduct {
  id: number;
  categoryId: number;
  /** The category above, or its own where there is none. */
  parentId: number;
}

const LOVED = 0.35;
const LIKED = 0.1;
const INDIFFERENT = 0.015;
const FEWEST_LOVES = 2;
const LOVES = 3;

/** Some products are better than others, whoever looks: 0.6 to 1.4, the same in every run. */
function qualityOf(id: number): number {
  const mixed = Math.imul(id ^ (id >>> 15), 0x2c1b3c6d);
  return 0.6 + 0.8 * (((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32);
}

/** A taste: two to four categories that are loved, their neighbours liked, the rest passed over. */
export function drawTaste(categories: readonly { id: number; parentId: number }[], rng: Rng): Taste {
  const loved = new Set<number>();
  const liked = new Set<number>();
  const count = FEWEST_LOVES + rng.integer(LOVES);
  for (let i = 0; i < count; i++) {
    const category = categories[rng.integer(categories.length)];
    if (!category) continue;
    loved.add(category.id);
    liked.add(category.parentId);
  }
  return {
    appealOf({ id, categoryId, parentId }) {
      const liking = loved.has(categoryId) ? LOVED : liked.has(parentId) ? LIKED : INDIFFERENT;
      return Math.min(1, liking * qualityOf(id));
    },
  };
}
