"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Heart } from "lucide-react";
import { type FormEvent, startTransition, useActionState, useOptimistic, useState } from "react";
import { readFoundIn } from "@/components/attribution/found-in";
import { useSayFailure } from "@/components/form/say-failure";
import { useWords } from "@/components/ui/locale";
import { keepUnsent } from "@/lib/shop/cart/unsent";
import { toForm } from "@/lib/platform/form-values";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { likeAction } from "@/lib/shop/interactions/actions";
import { productPageWords } from "@/lib/words/product-page";

/** Likes a product, or takes the like back. It shows at once, and is taken back when the shop could not keep it. */
export function LikeButton({ product, name, liked }: { product: string; name: string; liked: boolean }) {
  const { say } = useWords(productPageWords);
  const client = useQueryClient();
  const sayFailure = useSayFailure();
  const [posted, post] = useActionState(likeAction, null);
  const [kept, setKept] = useState(posted?.ok ? posted.data.liked : liked);
  const [pressed, show] = useOptimistic(kept);
  const [problem, setProblem] = useState<string | null>(null);

  function toggle(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      show(!pressed);
      const fields = { product, liked: !pressed, list: readFoundIn(product) };
      const answer = await likeAction(null, toForm(fields)).catch((error: unknown) =>
        // Without a network it is sent when there is one.
        keepUnsent({ deed: "like", fields })
          ? { ok: true as const, data: { liked: !pressed } }
          : { ok: false as const, message: sayFailure(error) },
      );
      startTransition(() => {
        setProblem(answer.ok ? null : answer.message);
        if (answer.ok) setKept(answer.data.liked);
      });
      if (answer.ok) void client.invalidateQueries({ queryKey: RAILS_KEY });
    });
  }

  return (
    <form action={post} onSubmit={toggle}>
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="liked" value={String(!pressed)} />
      <button
        type="submit"
        aria-pressed={pressed}
        aria-label={say("like", { name })}
        className="inline-flex size-13 shrink-0 items-center justify-center rounded-md border border-line-strong bg-surface transition-colors hover:border-ink"
      >
        <Heart className={`size-5 ${pressed ? "fill-accent text-accent" : ""}`} aria-hidden="true" />
      </button>
      <span role="status" className="sr-only">
        {problem}
      </span>
    </form>
  );
}
