"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { whyWords } from "@/lib/words/why";
import { useSayFailure } from "@/components/form/say-failure";
import { tellDislike } from "./tell-dislike";
import { lessKey, type SetAsked, type Shown } from "./asked";

/**
 * Stands where a product stood of which less is wanted, with the way back.
 *
 * @param problem why it could not be kept; null: nothing is wrong
 */
export function LessTile({
  about,
  problem,
  setAsked,
}: {
  about: Shown;
  problem: string | null;
  setAsked: SetAsked;
}) {
  const { id, name } = about.item.product;
  const { say } = useWords(whyWords);
  const sayFailure = useSayFailure();
  const client = useQueryClient();
  const button = useRef<HTMLButtonElement>(null);
  const [ownProblem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  // The button that was pressed is gone, and the next thing one may want is here.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);

  async function undo() {
    setPending(true);
    const back = { product: id, disliked: false, list: about.list.token };
    const failed =
      problem === null ? await tellDislike(back, (error) => sayFailure(error, say("unreachable"))) : null;
    setPending(false);
    setProblem(failed);
    if (failed !== null) return;
    const place = button.current?.closest("li");
    setAsked((was) => {
      const { [lessKey(about)]: _, ...less } = was.less;
      return { ...was, less };
    });
    requestAnimationFrame(() => place?.querySelector("a")?.focus({ preventScroll: true }));
    void client.invalidateQueries({ queryKey: RAILS_KEY });
  }

  return (
    <div className="flex aspect-square flex-col items-center justify-center gap-3 rounded-lg bg-tile p-3 text-center text-sm">
      <p role="status">{ownProblem ?? problem ?? say("lessDone")}</p>
      <Button
        ref={button}
        variant="secondary"
        aria-label={say("undoOf", { name })}
        pending={pending}
        onClick={undo}
        className="px-3"
      >
        {say("undo")}
      </Button>
    </div>
  );
}
