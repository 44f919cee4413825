"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import type { ActionResult } from "@/lib/platform/http/action";
import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { keepCurrentShopper, requireCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { countHeld, discardHeld } from "./held";
import { setDislikeSchema } from "./dislike-schema";
import { setDislike } from "./dislikes";
import { influenceSchema, setInfluence } from "./influences";
import { setLike } from "./likes";
import { setLikeSchema } from "./like-schema";
import { readVisit } from "./visit";
import { runStaffAction } from "@/lib/shop/auth/staff-action";

const decisionSchema = z.object({ productId: z.int().min(1), decision: z.enum(["count", "discard"]) });

/** Counts or discards what is held back of a product. The command checks the right again. */
export async function decideHeldAction(
  input: z.input<typeof decisionSchema>,
): Promise<ActionResult<{ events: number }>> {
  return runStaffAction("models:write", decisionSchema, input, async ({ productId, decision }, viewer) => {
    const decide = decision === "count" ? countHeld : discardHeld;
    const events = await decide(productId, viewer);
    refresh();
    return { events };
  });
}

const LIKES = { name: "likes", points: 600, seconds: 60 };

/** Likes a product or takes the like back. Like a cart it is kept because the visitor says so. */
export async function likeAction(_before: unknown, form: FormData): Promise<FormAnswer<{ liked: boolean }>> {
  return runFormAction(
    setLikeSchema,
    form,
    async (parsed) => {
      await limitVisitor(LIKES);
      await setLike((await keepCurrentShopper()).id, parsed, readVisit(await headers()));
      return { liked: parsed.liked };
    },
    pageSentFrom,
  );
}

/** Wants less like a recommended product, or takes that back. A rating to the models: only for who allows to be remembered. */
export async function dislikeAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ disliked: boolean }>> {
  return runFormAction(
    setDislikeSchema,
    form,
    async (parsed) => {
      await limitVisitor(LIKES);
      await setDislike((await keepCurrentShopper()).id, parsed, readVisit(await headers()));
      return { disliked: parsed.disliked };
    },
    pageSentFrom,
  );
}

const INFLUENCES = { name: "influences", points: 600, seconds: 60 };
const switchSchema = influenceSchema.extend({
  on: z.enum(["true", "false"]).transform((text) => text === "true"),
});

/** Switches a product of the visitor's past off for recommendations, or on again. */
export async function switchInfluenceAction(
  _before: unknown,
  form: FormData,
): Promise<FormAnswer<{ product: string; on: boolean }>> {
  return runFormAction(
    switchSchema,
    form,
    async (wanted) => {
      await limitVisitor(INFLUENCES);
      await setInfluence((await requireCurrentShopper()).id, wanted);
      refresh();
      return wanted;
    },
    // Back to the row, and not to the top of a long page.
    async ({ product }) => `${await pageSentFrom()}#${encodeURIComponent(product)}`,
  );
}
