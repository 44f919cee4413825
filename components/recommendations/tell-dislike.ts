"use client";

import { toForm } from "@/lib/platform/form-values";
import { dislikeAction } from "@/lib/shop/interactions/actions";

interface Dislike {
  /** Public id. */
  product: string;
  disliked: boolean;
  /** Token of the list the product stood in. */
  list: string;
}

/**
 * Tells the shop that less like a product is wanted, or takes that back. Resolves with why it could not be kept, or null;
 * never rejects.
 *
 * @param sayFailure what is said where nothing answered
 */
export async function tellDislike(
  { product, disliked, list }: Dislike,
  sayFailure: (error: unknown) => string,
): Promise<string | null> {
  try {
    const answer = await dislikeAction(null, toForm({ product, disliked, list }));
    return answer.ok ? null : answer.message;
  } catch (error) {
    return sayFailure(error);
  }
}
