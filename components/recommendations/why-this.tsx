"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePermission } from "@/components/consent/use-permission";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { whyWords } from "@/lib/words/why";
import { useSayFailure } from "@/components/form/say-failure";
import { tellDislike } from "./tell-dislike";
import { lessKey, type SetAsked, type Shown } from "./asked";
import { WhatItRestsOn } from "./what-it-rests-on";

const isPhone = () => matchMedia("(width < 40rem)").matches;

/** Why a product is in a list, with what of the shopper's past that rests on, and what can be done about it. */
export function WhyThis({ about, isOpen, setAsked }: { about: Shown; isOpen: boolean; setAsked: SetAsked }) {
  const {
    item: { product, reason },
    list: { title, token },
  } = about;
  const { say } = useWords(whyWords);
  const sayFailure = useSayFailure();
  const client = useQueryClient();
  const isAllowed = usePermission()?.personalisation ?? false;

  function close() {
    setAsked((was) => ({ ...was, isOpen: false }));
  }

  async function wantLess() {
    const mark = (problem: string | null) =>
      setAsked((was) => ({ ...was, less: { ...was.less, [lessKey(about)]: problem } }));
    setAsked((was) => ({ ...was, about: null, isOpen: false }));
    mark(null);
    const problem = await tellDislike({ product: product.id, disliked: true, list: token }, (error) =>
      sayFailure(error, say("unreachable")),
    );
    if (problem !== null) mark(problem);
    else void client.invalidateQueries({ queryKey: RAILS_KEY });
  }

  return (
    <Dialog open={isOpen} onClose={close} title={say("title")} side={isPhone() ? "bottom" : "center"}>
      <div className="space-y-5">
        <div>
          <p className="font-medium">{product.name}</p>
          <p className="text-pretty">{reason.text || say("partOf", { heading: title.text })}</p>
        </div>
        {isAllowed ? (
          <>
            <WhatItRestsOn from={reason.from ?? []} />
            <div>
              <Button variant="secondary" onClick={wantLess}>
                {say("less")}
              </Button>
              <p className="mt-2 text-sm text-pretty text-muted">{say("lessAbout")}</p>
            </div>
            <WayOn href="/account/influences">{say("all")}</WayOn>
          </>
        ) : (
          <>
            <p className="text-sm text-pretty text-muted">{say("notAllowed")}</p>
            <WayOn href="/privacy">{say("privacy")}</WayOn>
          </>
        )}
      </div>
    </Dialog>
  );
}

function WayOn({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
      {children}
    </Link>
  );
}
