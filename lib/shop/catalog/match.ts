import type { Places } from "./plan-query";

/**
 * How well a match fits, 0 best: 0 is called as it was typed and lies where such things lie; 1 is called so by another word;
 * 2 lies in a category called so, or has it as an attribute; 3 lies below such a category; 4 is called so, but is another
 * thing; 5 only speaks of it.
 */
export interface Match {
  productId: number;
  tier: number;
}

/** The tier of what only speaks of a thing in its description. */
export const DESCRIBED = 5;

/** The tier of what is called as it was typed and lies elsewhere than in the categories called so. */
export const TIER_ELSEWHERE: Record<Places["elsewhere"], number> = { same: 0, near: 1, other: 4 };
