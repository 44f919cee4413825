import type { Rating } from "@/lib/shop/reviews/review";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { reviewsWords } from "@/lib/words/reviews";
import { Stars } from "./stars";

/** What reviews come to, beside the name of a product; leads to them. */
export async function RatingLink({ rating: { count, mean } }: { rating: Rating }) {
  if (count === 0) return null;
  const [{ say }, language] = await Promise.all([getWords(reviewsWords), getLanguage()]);
  return (
    <p className="mt-3">
      <a href="#reviews" className="inline-flex items-center gap-2 text-sm hover:underline">
        <Stars stars={mean} label={say("ofFive", { stars: mean })} />
        <span className="text-muted tabular-nums">
          {mean.toLocaleString(language)} ({say("count", { count })})
        </span>
      </a>
    </p>
  );
}
