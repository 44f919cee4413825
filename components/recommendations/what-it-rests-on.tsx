"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSayFailure } from "@/components/form/say-failure";
import { ProductPicture } from "@/components/picture/product-picture";
import { Button } from "@/components/ui/button";
import { useLocale, useWords } from "@/components/ui/locale";
import { api, dataOf } from "@/lib/platform/api-client";
import { tellInfluencesAction } from "@/lib/recommender/serving/actions";
import type { InfluenceOf } from "@/lib/recommender/serving/influence-list";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import type { RailReason } from "@/lib/recommender/serving/rail-answer";
import { whyWords } from "@/lib/words/why";

type Shares = NonNullable<RailReason["from"]>;

async function readInfluences(shares: Shares): Promise<InfluenceOf[]> {
  const answer = await tellInfluencesAction(shares.map(({ product }) => product));
  if (!answer.ok) throw new Error(answer.message);
  return answer.data;
}

/** The products of the shopper's past that a suggestion rests on, the largest share first, each to be left out at once. */
export function WhatItRestsOn({ from }: { from: Shares }) {
  const sayFailure = useSayFailure();
  const { say } = useWords(whyWords);
  const { data, error } = useQuery({
    queryKey: ["influences", from.map(({ product }) => product)],
    queryFn: () => readInfluences(from),
    enabled: from.length > 0,
    gcTime: 0,
    retry: false,
  });
  if (from.length === 0) return <p className="text-sm text-muted">{say("restsOnNothing")}</p>;
  return (
    <section aria-label={say("restsOn")}>
      <h3 className="mb-2 text-sm text-muted">{say("restsOn")}</h3>
      {error && <p role="alert">{sayFailure(error, say("unreachable"))}</p>}
      {!data && !error && <p className="text-sm text-muted">{say("loading")}</p>}
      <ul className="space-y-3">
        {from.map(({ product, share }) => {
          const influence = data?.find((one) => one.product === product);
          return influence && <Influence key={product} influence={influence} share={share} />;
        })}
      </ul>
    </section>
  );
}

function Influence({ influence, share }: { influence: InfluenceOf; share: number }) {
  const { product, name, image, action } = influence;
  const { say } = useWords(whyWords);
  const locale = useLocale();
  const sayFailure = useSayFailure();
  const client = useQueryClient();
  const [isOn, setOn] = useState(influence.isOn);
  const [problem, setProblem] = useState<string | null>(null);

  async function toggle() {
    setOn(!isOn);
    setProblem(null);
    try {
      dataOf(await api.POST("/api/shoppers/me/influences", { body: { product, on: !isOn } }));
      void client.invalidateQueries({ queryKey: RAILS_KEY });
    } catch (error) {
      setOn(isOn);
      setProblem(sayFailure(error, say("unreachable")));
    }
  }

  const percent = share.toLocaleString(locale, { style: "percent" });
  return (
    <li className="flex gap-3">
      <ProductPicture image={image} size={112} className="size-14 shrink-0 rounded-md" />
      <div className="min-w-0 grow text-sm">
        <p className="font-medium break-words">{name}</p>
        <p className="text-muted">
          {say(action)} · {say("share", { percent })}
        </p>
        <Button
          variant="secondary"
          aria-label={say(isOn ? "leaveOutOf" : "leftOutOf", { name })}
          onClick={toggle}
          className="mt-2 px-3 text-sm whitespace-normal"
        >
          {say(isOn ? "leaveOut" : "leftOut")}
        </Button>
        <span role="status" className="block text-negative empty:hidden">
          {problem}
        </span>
      </div>
    </li>
  );
}
