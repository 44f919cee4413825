"use client";

import { Check } from "lucide-react";
import { Day } from "@/components/ui/day";
import { useWords } from "@/components/ui/locale";
import type { Review } from "@/lib/shop/reviews/review";
import { reviewsWords } from "@/lib/words/reviews";
import { Stars } from "./stars";

/** What one shopper says of a product. */
export function ReviewText({ review: { stars, title, body, name, isVerified, at } }: { review: Review }) {
  const { say } = useWords(reviewsWords);
  return (
    <article className="space-y-2 py-6 first:pt-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars stars={stars} label={say("ofFive", { stars })} />
        {title && <strong className="font-medium break-words">{title}</strong>}
      </p>
      <p className="max-w-prose break-words whitespace-pre-line">{body}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <span className="break-all">{name}</span>
        <span aria-hidden="true">·</span>
        <Day at={new Date(at)} />
        {isVerified && (
          <span className="inline-flex items-center gap-1 text-positive">
            <Check className="size-4" aria-hidden="true" /> {say("boughtHere")}
          </span>
        )}
      </p>
    </article>
  );
}
