"use server";

import { limitVisitor } from "@/lib/platform/http/action-limit";
import { type FormAnswer, pageSentFrom, runFormAction } from "@/lib/platform/http/form-action";
import { keepCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { setLike } from "./likes";
import { setLikeSchema } from "./like-schema";

const LIKES = { name: "likes", points: 600, seconds: 60 };

/** Likes a product or takes the like back. Like a cart it is kept because the visitor says so. */
export async function likeAction(_before: unknown, form: FormData): Promise<FormAnswer<{ liked: boolean }>> {
  return runFormAction(
    setLikeSchema,
    form,
    async (parsed) => {
      await limitVisitor(LIKES);
      await setLike((await keepCurrentShopper()).id, parsed);
      return { liked: parsed.liked };
    },
    pageSentFrom,
  );
}
