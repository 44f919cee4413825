"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, startTransition, useActionState, useOptimistic, useState } from "react";
import { cx } from "@/components/ui/cx";
import { useWords } from "@/components/ui/locale";
import { useSayFailure } from "@/components/form/say-failure";
import { toForm } from "@/lib/platform/form-values";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { switchInfluenceAction } from "@/lib/shop/interactions/actions";
import { tasteWords } from "@/lib/words/taste";

/** Says whether a product of the past counts for recommendations. It shows at once, and goes back when it could not be kept. */
export function InfluenceSwitch({ product, name, isOn }: { product: string; name: string; isOn: boolean }) {
  const { say } = useWords(tasteWords);
  const client = useQueryClient();
  const sayFailure = useSayFailure();
  const [posted, post] = useActionState(switchInfluenceAction, null);
  const [shown, show] = useOptimistic(isOn);
  const [sentProblem, setProblem] = useState<string | null>(null);
  const problem = sentProblem ?? (posted?.ok === false ? posted.message : null);

  function toggle(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      show(!shown);
      const answer = await switchInfluenceAction(null, toForm({ product, on: !shown })).catch(
        (error: unknown) => ({ ok: false as const, message: sayFailure(error) }),
      );
      startTransition(() => setProblem(answer.ok ? null : answer.message));
      if (answer.ok) void client.invalidateQueries({ queryKey: RAILS_KEY });
    });
  }

  return (
    <form action={post} onSubmit={toggle} className="flex flex-wrap items-center gap-x-3">
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="on" value={String(!shown)} />
      <button
        type="submit"
        role="switch"
        aria-checked={shown}
        aria-label={say("let", { name })}
        className="group inline-flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md px-2 text-sm max-sm:-ml-2 sm:-mr-2"
      >
        <span aria-hidden="true" className={shown ? undefined : "text-muted"}>
          {say(shown ? "counts" : "off")}
        </span>
        <span
          aria-hidden="true"
          className={cx(
            "inline-flex h-6 w-10 shrink-0 items-center rounded-full border p-0.5 transition-colors",
            shown ? "border-accent bg-accent" : "border-line-strong bg-tile group-hover:border-ink",
          )}
        >
          <span
            className={cx(
              "size-4.5 rounded-full transition-transform motion-reduce:transition-none",
              shown ? "translate-x-4 bg-on-accent" : "bg-line-strong",
            )}
          />
        </span>
      </button>
      <span role="status" className="w-full text-sm text-negative empty:hidden sm:text-right">
        {problem}
      </span>
    </form>
  );
}
