"use server";

import { refresh } from "next/cache";
import type { ActionResult } from "@/lib/platform/http/action";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { keepCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { runStaffAction } from "@/lib/shop/auth/staff-action";
import { decideReview, writeReview } from "./commands";
import { newReviewSchema, type ReviewDecision, reviewDecisionSchema } from "./schema";

const REVIEWS = { name: "reviews", points: 20, seconds: 3_600 };

/** Keeps what a visitor says of a product. It is theirs, and erased with them. */
export async function writeReviewAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ kept: boolean }>> {
  return runFormAction(
    newReviewSchema,
    form,
    async (review) => {
      await limitVisitor(REVIEWS);
      await writeReview(review, (await keepCurrentShopper()).id);
      return { kept: true };
    },
    async () => `${await pageSentFrom()}#review-kept`,
  );
}

/** Shows a review on the product's page, or takes it from there. The command checks the right again. */
export async function decideReviewAction(input: ReviewDecision): Promise<ActionResult<ReviewDecision>> {
  return runStaffAction("catalog:write", reviewDecisionSchema, input, async (decision, viewer) => {
    await decideReview(decision, viewer);
    refresh();
    return decision;
  });
}
