"use client";

import type { CSSProperties } from "react";
import { useLocale, useWords } from "@/components/ui/locale";
import { FIVE_TO_ONE } from "@/lib/shop/reviews/limits";
import type { Rating } from "@/lib/shop/reviews/review";
import { reviewsWords } from "@/lib/words/reviews";
import { Stars } from "./stars";

/** What all reviews of a product come to: their mean, and how many gave how many stars. */
export function Distribution({ rating: { count, mean, byStars } }: { rating: Rating }) {
  const { say } = useWords(reviewsWords);
  const locale = useLocale();
  return (
    <div>
      <p className="flex items-center gap-3">
        <span className="text-3xl font-medium tabular-nums">{mean.toLocaleString(locale)}</span>
        <Stars stars={mean} label={say("ofFive", { stars: mean })} />
      </p>
      <p className="mt-1 text-sm text-muted">{say("all", { count })}</p>
      <dl className="distribution">
        {FIVE_TO_ONE.map((stars) => {
          const many = byStars[stars - 1] ?? 0;
          const style: CSSProperties & { "--share": string } = {
            "--share": `${Math.round((100 * many) / Math.max(1, count))}%`,
          };
          return (
            <div key={stars} style={style}>
              <dt>{say("stars", { count: stars })}</dt>
              <dd>{many}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
